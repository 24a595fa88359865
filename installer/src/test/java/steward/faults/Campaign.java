package steward.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import steward.faults.Finding.Breach;

/** Period after period: commands are sent, things go wrong and are put right, and all must come to its end. */
final class Campaign {
    private static final Duration MOST_TO_CONVERGE = Duration.ofMinutes(6);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PUSH = Duration.ofSeconds(8);
    private static final int CALM_OF = 4;

    private final Stage stage;
    private final Random random;
    private final Tally tally;
    private final Judge judge;
    private final List<Fault> faults;
    private final Consumer<String> progress;
    private final Map<Sent, Seen> known = new HashMap<>();
    private long lastPush = System.nanoTime();

    Campaign(Stage stage, long seed, Tally tally, List<String> only, Consumer<String> progress) {
        this.stage = stage;
        this.random = new Random(seed);
        this.tally = tally;
        this.progress = progress;
        judge = new Judge(stage.effects(), (sent, period) -> stage.vessel(sent).losses(period));
        faults = stage.faults().stream()
                .filter(fault -> only.isEmpty() || only.stream().anyMatch(fault.name()::contains))
                .toList();
    }

    void run(Duration length) throws InterruptedException {
        long start = System.nanoTime();
        try (Sender sender = new Sender(stage, new Random(random.nextLong()))) {
            for (int number = 1; since(start).compareTo(length) < 0; number++) {
                boolean calm = random.nextInt(CALM_OF) == 0;
                Period period = Period.draw(calm ? List.of() : faults, random, stage.timeline(), tally);
                tally.period(calm);
                run(number, period, sender);
            }
            readBack(sender.all());
        } finally {
            tally.took(since(start));
            tally.agentsEnded(
                    stage.vessels().stream().mapToInt(Vessel::endedByItself).sum());
        }
    }

    private void run(int number, Period period, Sender sender) throws InterruptedException {
        stage.timeline().say("period " + number, period.words());
        stage.period(number);
        progress.accept("period " + number + ": " + period.words());
        int before = sender.all().size();
        List<Thread> threads = period.begin();
        sender.run(number, Period.length());
        Period.awaitEnd(threads);
        stage.heal();
        sender.finish();
        List<Sent> sent = sender.all().subList(before, sender.all().size());
        Set<String> disturbed = period.disturbed();
        sent.stream().filter(one -> disturbed.contains(one.node())).forEach(Sent::disturb);
        long start = System.nanoTime();
        boolean all = converge(new ArrayList<>(sent), start);
        tally.converged(since(start));
        sent.forEach(one -> one.deathsUntil(stage.vessel(one).deaths()));
        List<Finding> found = new ArrayList<>();
        sent.forEach(one -> found.addAll(judge(one)));
        found.forEach(tally::found);
        found.forEach(finding -> stage.timeline().say(finding.breach().toString(), finding.text()));
        progress.accept("  %d commands, %s after %.1f s%s"
                .formatted(
                        sent.size(),
                        all ? "all ended" : "NOT ALL ENDED",
                        since(start).toMillis() / 1e3,
                        found.isEmpty() ? "" : ", WRONG: " + found));
    }

    private List<Finding> judge(Sent sent) {
        if (!sent.isSettled()) {
            return List.of(Finding.of(Breach.LOST, sent, "no final state after " + MOST_TO_CONVERGE));
        }
        return judge.judge(sent, Optional.ofNullable(known.get(sent)));
    }

    private boolean converge(List<Sent> open, long start) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            look(open);
            if (open.isEmpty() && Spawned.alive() == 0) {
                return true;
            }
            if (since(start).compareTo(MOST_TO_CONVERGE) > 0) {
                return false;
            }
            Again.pause(never, LOOK);
        }
    }

    private void look(List<Sent> open) throws InterruptedException {
        Reading.find(open, stage);
        open.removeIf(Sent::isSettled);
        push(open);
        Reading.of(open, sent -> stage.desk(sent.desk())).forEach((sent, seen) -> {
            if (seen.state().isFinal()) {
                known.put(sent, seen);
                sent.settle();
            }
        });
        open.removeIf(Sent::isSettled);
    }

    /** What a call left unsent goes out with the next one. */
    private void push(List<Sent> open) {
        boolean waits = open.stream().anyMatch(sent -> sent.desk().equals(Sender.COMMAND_LINE));
        if (waits && since(lastPush).compareTo(PUSH) > 0) {
            stage.commandLine().jobs();
            lastPush = System.nanoTime();
        }
    }

    /** Everything once more in the end, as each console shows it: nothing may have changed or run since. */
    private void readBack(List<Sent> all) throws InterruptedException {
        progress.accept("reading everything back");
        int saved = 0;
        for (Desk desk : stage.desks()) {
            Map<Sent, Seen> seen = Reading.of(all, sent -> desk);
            saved = Math.max(saved, seen.size());
            for (Sent sent : all) {
                Optional<Seen> now = Optional.ofNullable(seen.get(sent));
                judge.judge(sent, now).forEach(tally::found);
                Seen before = known.get(sent);
                if (before != null
                        && now.filter(one -> one.state() == before.state()).isEmpty()) {
                    tally.found(Finding.of(
                            Breach.WRONG, sent, "it was " + before + ", and console " + desk.name() + " shows " + now));
                }
            }
        }
        judge.strangers(all).forEach(tally::found);
        tally.commands(all.size(), saved);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
