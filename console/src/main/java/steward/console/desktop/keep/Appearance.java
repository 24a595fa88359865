package steward.console.desktop.keep;

import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Theme;
import steward.console.desktop.look.TimeStyle;

/**
 * How things look.
 *
 * @param theme which colours
 * @param zoom of everything, in percent, within {@link #LEAST_ZOOM} and {@link #MOST_ZOOM}
 * @param times how instants are written
 * @param isCompact whether rows are low
 * @param isCalm whether nothing moves or flashes
 */
public record Appearance(Theme theme, int zoom, TimeStyle times, boolean isCompact, boolean isCalm) {
    public static final int LEAST_ZOOM = 70;
    public static final int MOST_ZOOM = 200;

    private static final int USUAL_ZOOM = 100;
    private static final int ZOOM_STEP = 10;

    public Appearance(@Nullable Theme theme, int zoom, @Nullable TimeStyle times, boolean isCompact, boolean isCalm) {
        this.theme = theme == null ? Theme.SYSTEM : theme;
        this.times = times == null ? TimeStyle.UTC : times;
        this.isCompact = isCompact;
        this.isCalm = isCalm;
        this.zoom = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, zoom));
    }

    /** Of a first start. */
    public static Appearance usual() {
        return new Appearance(Theme.SYSTEM, USUAL_ZOOM, TimeStyle.UTC, false, false);
    }

    /** With that theme. */
    public Appearance with(Theme other) {
        return new Appearance(other, zoom, times, isCompact, isCalm);
    }

    /** With instants written like that. */
    public Appearance with(TimeStyle other) {
        return new Appearance(theme, zoom, other, isCompact, isCalm);
    }

    /** Larger by so many steps, smaller where they are negative, as usual where they are 0. */
    public Appearance zoomed(int steps) {
        return new Appearance(theme, steps == 0 ? USUAL_ZOOM : zoom + steps * ZOOM_STEP, times, isCompact, isCalm);
    }

    /** With rows low or high. */
    public Appearance compact(boolean compact) {
        return new Appearance(theme, zoom, times, compact, isCalm);
    }

    /** With or without motion. */
    public Appearance calm(boolean calm) {
        return new Appearance(theme, zoom, times, isCompact, calm);
    }
}
