package steward.faults;

import java.time.Duration;
import java.util.List;

/** What happens to consoles. */
final class ConsoleFaults {
    private ConsoleFaults() {}

    static List<Fault> of(Desk desk, Timeline timeline) {
        Again again = new Again();
        String scope = "console " + desk.name();
        return List.of(
                new Fault("console killed", scope, "", random -> desk.kill(), desk::start),
                new Fault(
                        "console killed again and again",
                        scope,
                        "",
                        random -> again.begin("killing " + scope, timeline, () -> {
                            desk.kill();
                            desk.start();
                            return Duration.ofMillis(1_000 + random.nextInt(4_000));
                        }),
                        () -> {
                            again.end();
                            desk.start();
                        }),
                new Fault(
                        "console frozen",
                        scope,
                        "",
                        random -> desk.pid().ifPresent(pid -> Shell.signal(pid, "STOP")),
                        () -> desk.pid().ifPresent(pid -> Shell.signal(pid, "CONT"))));
    }

    static List<Fault> of(CommandLine line, Timeline timeline) {
        Again again = new Again();
        return List.of(new Fault(
                "command line killed",
                "command line",
                "",
                random -> again.begin("killing calls", timeline, () -> {
                    line.kill();
                    return Duration.ofMillis(300 + random.nextInt(3_000));
                }),
                again::end));
    }
}
