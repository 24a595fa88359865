package steward.console.desktop.look;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import steward.console.text.AgeText;

/**
 * Writes instants in the style that the operator chose. Immutable.
 *
 * @param style how
 * @param zone of this machine
 * @param texts for {@code 5m ago}
 */
public record Times(TimeStyle style, ZoneId zone, Texts texts) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final Duration TODAY = Duration.ofHours(12);

    /** As short as it can be understood: the hour of what is near, the date of what is not, or how long ago. */
    public String brief(Instant instant, Instant now) {
        if (style == TimeStyle.RELATIVE) {
            return ago(instant, now);
        }
        boolean near = Duration.between(instant, now).abs().compareTo(TODAY) < 0;
        return (near ? SECOND : DAY).format(instant.atZone(shownZone())) + suffix();
    }

    /** To the millisecond and with its zone, in any style: for tooltips, histories and copies. */
    public String exact(Instant instant) {
        ZoneId shown = shownZone();
        return EXACT.format(instant.atZone(shown)) + (shown.equals(ZoneOffset.UTC) ? "Z" : " " + zoneName(instant));
    }

    /** To the minute and with its zone, in any style: for what lies days ahead. */
    public String minute(Instant instant) {
        ZoneId shown = shownZone();
        return MINUTE.format(instant.atZone(shown)) + (shown.equals(ZoneOffset.UTC) ? "Z" : " " + zoneName(instant));
    }

    /** To the second and with its zone, in any style: for lists that say the age beside it. */
    public String second(Instant instant) {
        ZoneId shown = shownZone();
        return DAY.format(instant.atZone(shown)) + (shown.equals(ZoneOffset.UTC) ? "Z" : " " + zoneName(instant));
    }

    /** Hours and minutes: for {@code as of 14:02}. */
    public String hour(Instant instant) {
        return HOUR.format(instant.atZone(shownZone())) + suffix();
    }

    /** How long ago in words. */
    public String ago(Instant instant, Instant now) {
        return instant.isAfter(now)
                ? texts.get("time.in", AgeText.between(now, instant))
                : texts.get("time.ago", AgeText.between(instant, now));
    }

    private ZoneId shownZone() {
        return style == TimeStyle.UTC ? ZoneOffset.UTC : zone;
    }

    private String suffix() {
        return style == TimeStyle.UTC ? "Z" : "";
    }

    private String zoneName(Instant instant) {
        return zone.getRules().getOffset(instant).getId();
    }
}
