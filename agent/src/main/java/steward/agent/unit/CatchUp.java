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
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.message.NodeName;
import steward.message.Subject;
import steward.time.Backoff;

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
    private final Questions questions;
    private final Alarm alarm;
    private boolean connected;
    private boolean reading;
    private boolean again;
    private int failures;
    private int checks;

    /**
     * @param intake takes a delivery in; false when there is no room for it now
     * @param onTrouble told of what a retry will not mend
     */
    CatchUp(UnitPorts ports, NodeName node, Predicate<Delivery> intake, Consumer<BusException> onTrouble) {
        bus = ports.bus();
        ledger = ports.ledger();
        random = ports.random();
        alarm = new Alarm(ports.loop());
        questions = new Questions(ports.loop());
        this.node = node;
        this.intake = intake;
        this.onTrouble = onTrouble;
    }

    void connected() {
        connected = true;
        questions.forget();
        reading = false;
        failures = 0;
        gap.forget();
        seen.clear(); // the broker may have lost what was seen, and given its sequences to others
        read();
    }

    void disconnected() {
        connected = false;
        questions.forget();
        reading = false;
        alarm.cancel();
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
            alarm.set(WHEN_FULL, this::read);
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
        alarm.cancel();
        reading = true;
        again = false;
        ask(bus.identity(StreamName.STEWARD_COMMANDS), this::identified);
    }

    private void identified(StreamIdentity identity) {
        if (ledger.cursor().isLostIn(identity)) {
            startOver(identity);
        }
        ask(bus.last(StreamName.STEWARD_COMMANDS, Subject.commandsOf(node)), last -> compare(identity, last));
    }

    /** The broker lost data: the ledger's ids keep what is read once more from running again. */
    private void startOver(StreamIdentity identity) {
        seen.clear();
        ledger.moveCursor(new Cursor(identity.created(), 0));
    }

    private void compare(StreamIdentity identity, Optional<Delivery> last) {
        long complete = ledger.cursor().complete();
        if (last.isPresent() && last.get().sequence() > complete) {
            readFrom(Math.max(1, complete), batch -> verify(identity, batch));
        } else if (ledger.cursor().isRewrittenIn(identity, last)) {
            startOver(identity);
            readFrom(1, this::take);
        } else {
            caughtUp();
        }
    }

    /** What stands at the cursor was read along, to see that it is still the same. */
    private void verify(StreamIdentity identity, List<Delivery> batch) {
        if (ledger.cursor().isRewrittenIn(identity, batch.stream().findFirst())) {
            startOver(identity);
            readFrom(1, this::take);
        } else {
            take(batch);
        }
    }

    private void readFrom(long sequence, Consumer<List<Delivery>> then) {
        List<Delivery> batch = new ArrayList<>(BATCH);
        ask(
                bus.read(
                        StreamName.STEWARD_COMMANDS,
                        Subject.commandsOf(node),
                        sequence,
                        BATCH,
                        node.value(),
                        batch::add),
                count -> then.accept(batch));
    }

    private void take(List<Delivery> batch) {
        Cursor cursor = ledger.cursor();
        boolean full = false;
        for (Delivery delivery : batch) {
            if (delivery.sequence() <= cursor.complete()) {
                continue;
            }
            if (!intake.test(delivery)) {
                full = true;
                break;
            }
            cursor = cursor.movedTo(delivery);
        }
        ledger.moveCursor(cursor);
        if (full) {
            reading = false;
            alarm.set(WHEN_FULL, this::read);
        } else if (batch.size() == BATCH) {
            readFrom(cursor.complete() + 1, this::take);
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
                        delay -> alarm.set(delay, this::read),
                        () -> alarm.set(
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
        alarm.set(CHECK_EVERY, this::check);
        questions.look(bus.identity(StreamName.STEWARD_COMMANDS), identity -> {
            if (ledger.cursor().isLostIn(identity)) {
                read();
            }
        });
        for (String subject : List.copyOf(seen.keySet())) {
            questions.look(bus.last(StreamName.STEWARD_COMMANDS, subject), last -> {
                if (last.isPresent() && last.get().sequence() > known(subject)) {
                    read();
                }
            });
        }
    }

    /** A step of a reading: without the answer, or where the disk does not take it down, the reading is begun again. */
    private <T> void ask(CompletionStage<T> question, Consumer<T> then) {
        questions.ask(
                question,
                answer -> {
                    try {
                        then.accept(answer);
                    } catch (RuntimeException e) {
                        readLater();
                        throw e;
                    }
                },
                this::failed);
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
            alarm.set(RETRY.delay(failures++, random), this::read);
        }
    }
}
