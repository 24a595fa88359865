package steward.console.cli;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import steward.console.cli.render.ScheduleJson;
import steward.console.cli.render.ScheduleTable;
import steward.console.fleet.Selection;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.SendRequest;
import steward.console.schedule.UnitSchedules;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.method.Methods;

@Command(
        name = "list",
        customSynopsis = "steward schedule list [TARGETS] [--ask]",
        header = "What nodes say that they run by themselves.",
        description =
                "Shown is what each node last said, with its age: it says so whenever a schedule is added or removed."
                        + " With --ask those that are on line are asked anew.",
        footer = {
            "  steward schedule list",
            "  steward schedule list ship1 --ask",
            "  steward schedule list 'site=bergen' --json"
        })
final class ScheduleListVerb extends EngineVerb {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ORDERS = 10_000;

    @Mixin
    private Targets targets = new Targets();

    @Option(names = "--ask", order = 1, description = "Ask the nodes first, and wait up to 10s for their answers.")
    private boolean asks;

    ScheduleListVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        targets.filter();
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        ExitCode code = sync(session, printer);
        Set<NodeName> nodes = new HashSet<>(
                Selection.of(targets.filter(), session.engine().fleet()).names());
        if (asks && code == ExitCode.OK && !nodes.isEmpty()) {
            ask(session, List.copyOf(nodes), printer);
        }
        List<UnitSchedules> units = Answer.of(session.engine().schedules()).stream()
                .filter(unit -> nodes.contains(unit.node()))
                .sorted(Comparator.comparing(UnitSchedules::node))
                .toList();
        if (globals().isJson()) {
            printer.json(ScheduleJson.of(units, session.engine().now()));
        } else {
            printer.text(ScheduleTable.of(units, session.engine().now(), printer.screen()));
            remarks(session, units, nodes, printer);
        }
        return code;
    }

    private static void ask(Session session, List<NodeName> nodes, Printer printer) {
        SendRequest request = new SendRequest(
                nodes,
                Methods.SCHEDULE.name(),
                new Domain("operatingsystem"),
                Attributes.of("action", "list"),
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(Methods.SCHEDULE.defaultRunLimit()),
                OnInterrupt.RERUN,
                Optional.empty(),
                Map.of(),
                false);
        Job job = Answer.of(session.engine().send(request));
        long silent = silent(session, job);
        if (silent > 0) {
            printer.remark(
                    silent + " of " + nodes.size() + " nodes have not answered: of them is shown what they said last");
        }
    }

    /** How many have not ended when the patience has. */
    private static long silent(Session session, Job job) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Watcher watcher = Watcher.of(session.engine())) {
            while (true) {
                long open = Answer.of(session.engine().job(job.id())).commands().stream()
                        .filter(status -> !status.state().isFinal())
                        .count();
                long left = end - System.nanoTime();
                if (open == 0 || left <= 0) {
                    return open;
                }
                watcher.await(Duration.ofNanos(Math.min(left, 500_000_000)));
            }
        }
    }

    private static void remarks(Session session, List<UnitSchedules> units, Set<NodeName> nodes, Printer printer) {
        List<CommandStatus> orders = Answer.of(session.engine().scheduleOrders(MOST_ORDERS)).stream()
                .filter(order -> nodes.contains(order.node()))
                .toList();
        if (!orders.isEmpty()) {
            printer.remark(orders.size() + " orders about schedules wait for their nodes, the newest in job "
                    + orders.get(orders.size() - 1).command().job());
        }
        if (units.stream().anyMatch(unit -> !unit.isWhole())) {
            printer.remark("part of a long answer is not here: ask again with --ask");
        }
    }
}
