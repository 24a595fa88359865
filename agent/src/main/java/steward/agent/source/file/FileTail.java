package steward.agent.source.file;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import steward.agent.source.EventSource;
import steward.agent.source.Settings;
import steward.agent.source.Source;
import steward.message.Severity;
import steward.method.SourceDescription;
import steward.method.Sources;

/** Follows files that grow, and makes an event of each line or of lines that belong together. */
public final class FileTail implements EventSource {
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final long KIBIBYTE = 1024;

    @Override
    public SourceDescription description() {
        return Sources.FILE_TAIL;
    }

    @Override
    public Source configure(Settings settings) {
        List<Target> targets = settings.list("paths", Target::parse);
        Optional<Pattern> beginning = settings.pattern("begins");
        Severity severity = settings.severity("severity").orElse(Severity.INFO);
        return new Tailing(
                targets,
                settings.flag("fromBeginning", false),
                beginning,
                settings.duration("settle", Duration.ofMillis(100), Duration.ofMinutes(1), SETTLE),
                severity,
                (int) settings.bytes("longest", 480, 32 * KIBIBYTE, 8 * KIBIBYTE));
    }
}
