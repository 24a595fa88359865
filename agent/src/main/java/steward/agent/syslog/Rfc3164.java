package steward.agent.syslog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import steward.agent.syslog.SyslogMessage.Format;
import steward.text.ByteText;

/**
 * Messages of RFC 3164 behind their priority, with what is met beside the letter: time stamps of RFC 3339, with a year or a
 * fraction, no host name, no tag, nothing but text. What does not look like a part of the head belongs to the text.
 */
final class Rfc3164 {
    private static final int LONGEST_HEAD = 512;
    private static final Pattern TIME =
            Pattern.compile("\\*?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\\d{1,2}(?: \\d{4})?"
                    + " \\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?):? ");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9_.:-]{0,254}[A-Za-z0-9_.-]) ");
    private static final Pattern TAG =
            Pattern.compile("([A-Za-z0-9_./@-]{1,64})(?:\\[([\\x21-\\x5c\\x5e-\\x7e]{1,128})])?:(?: |$)");

    private final Cursor cursor;
    private final boolean isLocal;
    private final int start;
    /** What can hold the head, each byte a character. */
    private final String head;

    private int place;

    Rfc3164(Cursor cursor, boolean isLocal) {
        this.cursor = cursor;
        this.isLocal = isLocal;
        start = cursor.position();
        head = cursor.ascii(start, Math.min(cursor.length(), start + LONGEST_HEAD));
    }

    SyslogMessage read(Priority priority, boolean hasPriority) {
        Optional<String> time = time();
        Optional<String> host = time.isPresent() && !isLocal ? host() : Optional.empty();
        Optional<Matcher> tag = time.isPresent() || hasPriority ? next(TAG) : Optional.empty();
        tag.ifPresent(found -> place = found.end());
        return new SyslogMessage(
                Format.RFC3164,
                priority,
                time,
                host,
                tag.map(found -> found.group(1)),
                tag.map(found -> found.group(2)),
                Optional.empty(),
                List.of(),
                ByteText.of(cursor.bytes(start + place, cursor.length())),
                Optional.empty());
    }

    private Optional<String> time() {
        Optional<Matcher> old = next(TIME);
        if (old.isPresent()) {
            place = old.get().end();
            return Optional.of(old.get().group(1));
        }
        try {
            String time = Rfc3339.read(cursor);
            if (cursor.take(' ')) {
                place = cursor.position() - start;
                return Optional.of(time);
            }
        } catch (FlawException e) {
            // It is no time stamp, so the text begins here.
        }
        return Optional.empty();
    }

    private Optional<String> host() {
        if (next(TAG).isPresent()) {
            return Optional.empty();
        }
        Optional<Matcher> host = next(HOST);
        host.ifPresent(found -> place = found.end());
        return host.map(found -> found.group(1));
    }

    private Optional<Matcher> next(Pattern pattern) {
        Matcher matcher = pattern.matcher(head).region(place, head.length());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }
}
