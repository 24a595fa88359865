package steward.agent.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.message.NodeName;
import steward.message.Subject;
import steward.time.Backoff;
import steward.time.Loop;

/**
 * Sees to it that every command of the node reaches the gate, in order: live ones as the broker republishes them, missed
 * ones by reading the stream from the cursor. The broker keeps nothing about the unit.
 *
 * <p>It reads on connection, when the sequences of a live copy show a gap, and every few minutes. While it reads, live
 * copies are held back, at most {@link Held#MAX}; what does not fit is dropped and read from the stream afterwards.
 */
final class CatchUp {
    static final int MAX_SUBJECTS = 1_000;

    /** How many commands are read from the stream at once; each may have a megabyte. */
    static final int BATCH = 8;

    private static final Duration CHECK_EVERY = Duration.ofMinutes(3);
    private static final int WHOLE_CHECK_EVERY = 10;
    private static final Duration WHEN_FULL = Duration.ofSeconds(5);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Loop loop;
    private final Bus bus;
    private final Ledger ledger;
    private final NodeName node;
    private final RandomGenerator random;
    private final Predicate<Delivery> intake;
    private final Consumer<BusException> onTrouble;
    /** Per subject, the last sequence taken in beyond the cursor. */
    private final Map<String, Long> seen = new HashMap<>();

    private final Held held = new Held();
    private final Gap gap = new Gap();
    private boolean connected;
    private boolean reading;
    /** Answers to questions of an earlier connection do not count. */
    private int generation;

    private boolean again;
    private int failures;
    private int checks;
    private Loop.@Nullable Timer timer;

    /**
     * @param intake takes a delivery in; false when there is no room for it now
     * @param onTrouble told of what a retry will not mend
     */
    CatchUp(UnitPorts ports, NodeName node, Predicate<Delivery> intake, Consumer<BusException> onTrouble) {
        loop = ports.loop();
        bus = ports.bus();
        ledger = ports.ledger();
        random = ports.random();
        this.node = node;
        this.intake = intake;
        this.onTrouble = onTrouble;
    }

    void connected() {
        connected = true;
        generation++;
        reading = false;
        failures = 0;
        gap.forget();
        read();
    }

    void disconnected() {
        connected = false;
        generation++;
        reading = false;
        cancelTimer();
    }

    /** A copy that the broker republished. */
    void live(Delivery delivery) {
        if (!connected || reading) {
            hold(delivery);
        } else {
            take(delivery);
        }
    }

    private void take(Delivery delivery) {
        long known = known(delivery.subject());
        if (delivery.sequence() > known && delivery.previousOnSubject() > known) {
            if (gap.shown(delivery.sequence())) {
                read();
            }
            return; // it is in the stream too
        }
        if (!intake.test(delivery)) {
            schedule(WHEN_FULL, this::read);
            return;
        }
        seen.merge(delivery.subject(), delivery.sequence(), Math::max);
        if (seen.size() > MAX_SUBJECTS) {
            read();
        }
    }

    private long known(String subject) {
        return Math.max(ledger.cursor().complete(), seen.getOrDefault(subject, 0L));
    }

    private void hold(Delivery delivery) {
        if (!held.add(delivery)) {
            again = true;
        }
    }

    void read() {
        if (!connected) {
            return;
        }
        if (reading) {
            again = true;
            return;
        }
        cancelTimer();
        reading = true;
        again = false;
        ask(bus.identity(StreamName.STEWARD_COMMANDS), this::identified);
    }

    private void identified(StreamIdentity identity) {
        Cursor cursor = ledger.cursor();
        if (isLost(identity, cursor)) {
            seen.clear();
            ledger.moveCursor(new Cursor(identity.created(), 0));
        }
        ask(bus.last(StreamName.STEWARD_COMMANDS, Subject.commandsOf(node)), this::compare);
    }

    private static boolean isLost(StreamIdentity identity, Cursor cursor) {
        return !identity.created().equals(cursor.stream()) || identity.lastSequence() < cursor.complete();
    }

    private void compare(Optional<Delivery> last) {
        if (last.isEmpty() || last.get().sequence() <= ledger.cursor().complete()) {
            caughtUp();
        } else {
            readBatch();
        }
    }

    private void readBatch() {
        List<Delivery> batch = new ArrayList<>(BATCH);
        ask(
                bus.read(
                        StreamName.STEWARD_COMMANDS,
                        Subject.commandsOf(node),
                        ledger.cursor().complete() + 1,
                        BATCH,
                        node.value(),
                        batch::add),
                count -> readBatch(batch));
    }

    private void readBatch(List<Delivery> batch) {
        Cursor cursor = ledger.cursor();
        long complete = cursor.complete();
        boolean full = false;
        for (Delivery delivery : batch) {
            if (!intake.test(delivery)) {
                full = true;
                break;
            }
            complete = delivery.sequence();
        }
        ledger.moveCursor(new Cursor(cursor.stream(), complete));
        if (full) {
            reading = false;
            schedule(WHEN_FULL, this::read);
        } else if (batch.size() == BATCH) {
            readBatch();
        } else {
            caughtUp();
        }
    }

    private void caughtUp() {
        reading = false;
        failures = 0;
        seen.values().removeIf(sequence -> sequence <= ledger.cursor().complete());
        gap.after(ledger.cursor().complete(), random)
                .ifPresentOrElse(
                        delay -> schedule(delay, this::read),
                        () -> schedule(
                                CHECK_EVERY
                                        .multipliedBy(50 + random.nextInt(100))
                                        .dividedBy(100),
                                this::check));
        releaseHeld();
        if (again) {
            read();
        }
    }

    private void releaseHeld() {
        while (!held.isEmpty() && !reading) {
            held.next().ifPresent(this::take);
        }
    }

    /** Asks for the last message of every subject known: literal subjects cost an old broker far less than wildcards. */
    private void check() {
        if (++checks % WHOLE_CHECK_EVERY == 0 || seen.isEmpty()) {
            read();
            return;
        }
        schedule(CHECK_EVERY, this::check);
        look(bus.identity(StreamName.STEWARD_COMMANDS), identity -> {
            if (isLost(identity, ledger.cursor())) {
                read();
            }
        });
        for (String subject : List.copyOf(seen.keySet())) {
            look(bus.last(StreamName.STEWARD_COMMANDS, subject), last -> {
                if (last.isPresent() && last.get().sequence() > known(subject)) {
                    read();
                }
            });
        }
    }

    /** A step of a reading: without the answer the reading is begun again. */
    private <T> void ask(CompletionStage<T> question, Consumer<T> then) {
        int asked = generation;
        question.whenComplete((answer, error) -> loop.execute(() -> {
            if (asked != generation) {
                return;
            }
            if (error == null) {
                proceed(answer, then);
            } else {
                failed(BusException.of(error));
            }
        }));
    }

    /** What the disk does not take down now is read again. */
    private <T> void proceed(T answer, Consumer<T> then) {
        try {
            then.accept(answer);
        } catch (RuntimeException e) {
            readLater();
            throw e;
        }
    }

    /** A look beside: without an answer the next one will do. */
    private <T> void look(CompletionStage<T> question, Consumer<T> then) {
        int asked = generation;
        question.whenComplete((answer, error) -> loop.execute(() -> {
            if (asked == generation && error == null) {
                then.accept(answer);
            }
        }));
    }

    private void failed(BusException error) {
        if (error.kind() == BusException.Kind.REFUSED) {
            onTrouble.accept(error);
        }
        readLater();
    }

    private void readLater() {
        reading = false;
        if (connected) {
            schedule(RETRY.delay(failures++, random), this::read);
        }
    }

    private void schedule(Duration delay, Runnable task) {
        cancelTimer();
        timer = loop.after(delay, () -> {
            timer = null;
            task.run();
        });
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
