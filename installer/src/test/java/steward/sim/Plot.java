package steward.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import steward.console.engine.SimEngine;
import steward.console.job.SendRequest;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;

/** What operators do in a history: send, cancel, recall, extend, retry, abandon, at times that the seed gives. */
final class Plot {
    private static final MethodName SHELL = new MethodName("shellcommand");

    private final World world;
    private final Dice dice;
    private final Duration length;

    Plot(World world, Duration length) {
        this.world = world;
        this.length = length;
        dice = world.dice.split();
    }

    void write() {
        int sends = dice.between(2, 6);
        for (int i = 0; i < sends; i++) {
            at(this::send);
        }
        int others = dice.between(0, 5);
        for (int i = 0; i < others; i++) {
            at(this::other);
        }
    }

    private void at(Runnable scene) {
        world.time.after(dice.upTo(length), scene);
    }

    private Desk desk() {
        return dice.pick(world.desks);
    }

    private void send() {
        Desk desk = desk();
        List<NodeName> targets = new ArrayList<>();
        for (Vessel vessel : world.vessels) {
            if (targets.isEmpty() || dice.chance(0.6)) {
                targets.add(vessel.node());
            }
        }
        SendRequest request = request(targets);
        int copies = dice.chance(0.15) ? 10 : dice.between(1, 2);
        for (int i = 0; i < copies; i++) {
            desk.order("send", engine -> desk.jobs().add(engine.send(request).id()));
        }
    }

    private SendRequest request(List<NodeName> targets) {
        Duration takes = dice.chance(0.5) ? Duration.ofMillis(dice.between(1, 500)) : dice.upTo(Duration.ofSeconds(40));
        int bytes = dice.chance(0.08) ? dice.between(30_000, 150_000) : dice.below(400);
        Work work = new Work(takes, dice.chance(0.2) ? dice.between(1, 3) : 0, bytes);
        SendRequest plain = SendRequest.of(
                targets,
                dice.chance(0.04) ? new MethodName("nosuchmethod") : SHELL,
                new Domain("operatingsystem"),
                work.arguments());
        return new SendRequest(
                plain.targets(),
                plain.method(),
                plain.domain(),
                plain.arguments(),
                dice.chance(0.3)
                        ? Optional.of(dice.between(Duration.ofSeconds(5), Duration.ofSeconds(90)))
                        : Optional.empty(),
                dice.chance(0.2)
                        ? Optional.of(dice.between(Duration.ofSeconds(1), Duration.ofSeconds(20)))
                        : Optional.empty(),
                dice.chance(0.2) ? OnInterrupt.RERUN : OnInterrupt.REPORT,
                plain.label(),
                plain.parents(),
                true);
    }

    private void other() {
        Desk desk = desk();
        if (desk.jobs().isEmpty()) {
            return;
        }
        JobId job = dice.pick(desk.jobs());
        switch (dice.below(8)) {
            case 0, 1, 2 -> desk.order("cancel", engine -> engine.cancel(job));
            case 3 -> desk.order("recall", engine -> engine.recall(job));
            case 4 -> desk.order("extend", engine -> engine.extend(job, Duration.ofDays(3)));
            case 5 -> desk.order("abandon", engine -> abandon(engine, job));
            default ->
                desk.order(
                        "retry",
                        engine -> engine.retry(
                                job, Set.of(CommandState.FAILED, CommandState.EXPIRED, CommandState.INTERRUPTED)));
        }
    }

    private static void abandon(SimEngine engine, JobId job) {
        engine.commandsOf(job).stream().findFirst().ifPresent(status -> engine.abandon(status.id()));
    }
}
