package steward.console.desktop.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import steward.checkup.Greeting;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;

/** What came of trying a profile, in words. */
final class TrialText {
    private static final double MILLION = 1e6;

    private TrialText() {}

    /** One line or more; the first says whether it works. */
    static List<String> of(Trial trial, Texts texts) {
        List<String> lines = new ArrayList<>();
        String detail = SafeText.line(trial.detail());
        lines.add(
                switch (trial.outcome()) {
                    case CONNECTED ->
                        trial.roundTrip()
                                .map(took -> texts.get("trial.connected", detail, took.toNanos() / MILLION))
                                .orElse(detail);
                    case STARTS -> texts.get("trial.starts", detail);
                    case SILENT -> texts.get("trial.silent", detail);
                    case FAILED -> texts.get("trial.failed", detail);
                });
        trial.greeting().flatMap(greeting -> server(greeting, texts)).ifPresent(lines::add);
        trial.remark().map(SafeText::line).ifPresent(lines::add);
        return lines;
    }

    private static Optional<String> server(Greeting greeting, Texts texts) {
        if (!greeting.hasStreams()) {
            return Optional.of(texts.get("broker.no.streams"));
        }
        return Optional.of(texts.get(
                greeting.isOld() ? "broker.version.old" : "broker.version",
                greeting.version().toString()));
    }
}
