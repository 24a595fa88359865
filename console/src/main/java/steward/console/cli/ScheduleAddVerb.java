package steward.console.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steward.console.cli.render.ScheduleEcho;
import steward.console.fleet.Selection;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.method.InvalidArgumentException;
import steward.method.Methods;
import steward.schedule.Schedule;
import steward.schedule.ScheduleOrder;

@Command(
        name = "add",
        customSynopsis = "steward schedule add --to TARGETS --cron X [OPTIONS] -- LINE-OR-ARGV",
        header = "Give nodes something to run again and again by themselves.",
        description =
                "The order is signed and lives on the node until it is removed. Each run is a command of its own, with"
                        + " answers that all consoles see. What is said of days and hours goes by the clocks of the zone: in a gap of"
                        + " summer time it runs right after the gap, in a repeated hour once; with a star in minute or hour it goes by"
                        + " what the clock shows.",
        footer = {
            "  steward schedule add --to 'ship*' --name nightly --cron '30 2 * * *' --zone Europe/Oslo -- /opt/backup",
            "  steward schedule add --to site=bergen --every 5m --overlap --run-limit 1m -- 'ping -c1 gateway'",
            "  steward schedule add --to ship1 --at 2030-01-31T18:00 --missed once -- reboot",
            "  steward schedule add --to all --on reconnect --method hello --yes",
            "  steward schedule add --to ship1 --name log --cron @daily --method fileread -- path=/var/log/syslog"
        })
final class ScheduleAddVerb extends EngineVerb {
    @Mixin
    private ScheduleTargets targets = new ScheduleTargets();

    @ArgGroup(multiplicity = "1")
    private ScheduleTiming timing = new ScheduleTiming();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            order = 3,
            description = "By which clocks, such as Europe/Oslo. Default: each node's own.")
    private @Nullable String zone;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            order = 3,
            description = "What it is called; one of a kind on a node. Default: the method.")
    private @Nullable String name;

    @Option(names = "--method", paramLabel = "M", order = 4, description = "What each run does. Default: shellcommand.")
    private MethodName method = Methods.SHELL_COMMAND.name();

    @Option(names = "--domain", paramLabel = "D", order = 4, description = "What for. Default: operatingsystem.")
    private Domain domain = new Domain("operatingsystem");

    @Option(
            names = "--argument",
            paramLabel = "NAME=TEXT|NAME:=JSON",
            order = 5,
            description = "A further argument of the method, such as directory=/srv.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--run-limit",
            paramLabel = "TIME",
            order = 6,
            description = "Each run is killed after it; 0s for no limit. Default: that of the method.")
    private @Nullable Duration runLimit;

    @Option(
            names = "--on-interrupt",
            paramLabel = "report|rerun",
            order = 6,
            description = "When the agent dies while it runs: say so, or run it again. Default: report.")
    private OnInterrupt onInterrupt = OnInterrupt.REPORT;

    @Option(names = "--overlap", order = 7, description = "A run may begin while the one before goes on.")
    private boolean overlap;

    @Option(
            names = "--missed",
            paramLabel = "skip|once",
            order = 7,
            description =
                    "What becomes of runs whose time passed while the agent was off: counted and told, or made up for by"
                            + " one. Default: skip.")
    private String missed = "skip";

    @Option(
            names = "--until",
            paramLabel = "T",
            order = 8,
            description = "It ends after that instant, such as 2030-01-31T18:00:00Z. Default: when it is removed.")
    private @Nullable String until;

    @Option(names = "--replace", order = 8, description = "One of the same name gives way.")
    private boolean replace;

    @Parameters(paramLabel = "LINE-OR-ARGV", arity = "0..*", description = "What to run, as 'steward send' takes it.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private Manner manner = new Manner();

    ScheduleAddVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        targets.filter();
        schedule();
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        session.sync();
        Selection selection = Selection.of(targets.filter(), session.engine().fleet());
        ScheduleEcho echo = new ScheduleEcho(schedule(), session.engine().now());
        if (globals().isJson()) {
            printer.json(echo.json());
        } else {
            printer.text(echo.text());
        }
        SendRequest request = request(selection.names());
        return new Sending(session, printer, manner, surroundings(), globals().isJson()).send(request);
    }

    /** What the options ask for, to these nodes. Done again after a crash it does nothing new, so it may be. */
    SendRequest request(List<NodeName> nodes) {
        return targets.request(nodes, order());
    }

    private Schedule schedule() {
        try {
            return ((ScheduleOrder.Add) ScheduleOrder.of(order())).schedule();
        } catch (InvalidArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Attributes order() {
        Attributes order = timing.addTo(Attributes.of("action", "add"))
                .with("name", name == null ? method.value() : name)
                .with("method", method.value())
                .with("domain", domain.value())
                .with("missed", missed);
        Map<String, Object> inner = ArgumentWords.read(method, words, arguments).values();
        order = inner.isEmpty() ? order : order.with("arguments", inner);
        order = overlap ? order.with("overlap", true) : order;
        order = replace ? order.with("replace", true) : order;
        order = onInterrupt == OnInterrupt.RERUN ? order.with("onInterrupt", "rerun") : order;
        order = with(order, "zone", Optional.ofNullable(zone));
        order = with(order, "until", Optional.ofNullable(until));
        return with(order, "runLimit", Optional.ofNullable(runLimit).map(Duration::toString));
    }

    private static Attributes with(Attributes order, String name, Optional<String> value) {
        return value.map(text -> order.with(name, text)).orElse(order);
    }
}
