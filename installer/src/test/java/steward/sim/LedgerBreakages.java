package steward.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import steward.agent.unit.Floor;
import steward.agent.unit.Ledger;
import steward.agent.unit.LedgerEntry;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.outbox.Lane;
import steward.outbox.OutboxEntry;
import steward.outbox.OutboxStore;

/** Agents that do wrong with their ledgers. */
final class LedgerBreakages {
    private static final Duration LATE = Duration.ofSeconds(3);

    private LedgerBreakages() {}

    /** It runs a command first and records the start when that has ended. */
    static Sabotage runsBeforeTheStartRecord() {
        return ledger((real, program) -> {
            Map<CommandId, LedgerEntry> started = new HashMap<>();
            Map<CommandId, Parcel> acks = new HashMap<>();
            return Map.of(
                    "advance",
                            (given, rest) -> {
                                LedgerEntry entry = (LedgerEntry) given[0];
                                CommandId id = entry.command().id();
                                if (entry.state() == CommandState.RUNNING && !isCancel(entry)) {
                                    started.put(id, entry);
                                    acks.put(id, (Parcel) given[1]);
                                    return null;
                                }
                                @Nullable LedgerEntry before = started.remove(id);
                                @Nullable Parcel ack = acks.remove(id);
                                if (before != null && ack != null) {
                                    real.advance(before, ack);
                                }
                                return rest.call(given);
                            },
                    "find",
                            (given, rest) -> Optional.ofNullable(started.get((CommandId) given[0]))
                                    .or(() -> real.find((CommandId) given[0])));
        });
    }

    /** It forgets what has ended. */
    static Sabotage forgetsIds() {
        return ledger((real, program) -> {
            Map<CommandId, LedgerEntry> again = new HashMap<>();
            Meddling.Trick inMemory = (given, rest) -> {
                LedgerEntry entry = (LedgerEntry) given[0];
                CommandId id = entry.command().id();
                boolean isKnown =
                        real.find(id).filter(known -> known.state().isFinal()).isPresent();
                if (!isKnown) {
                    return rest.call(given);
                }
                again.put(id, entry);
                real.put(Lane.CONTROL, (Parcel) given[1]);
                return null;
            };
            return Map.of(
                    "enter", inMemory,
                    "advance", inMemory,
                    "find",
                            (given, rest) -> {
                                CommandId id = (CommandId) given[0];
                                Optional<LedgerEntry> known =
                                        Optional.ofNullable(again.get(id)).or(() -> real.find(id));
                                return known.filter(entry -> !entry.state().isFinal());
                            });
        });
    }

    /** It tells the broker how a command ended before that is in the ledger. */
    static Sabotage tellsBeforeTheLedger() {
        return new Sabotage() {
            @Override
            Ledger ledger(Ledger real, Program program, World world) {
                Map<CommandId, LedgerEntry> told = new HashMap<>();
                return Meddling.with(
                        Ledger.class,
                        real,
                        Map.of(
                                "advance",
                                        (given, rest) -> {
                                            LedgerEntry entry = (LedgerEntry) given[0];
                                            if (!entry.state().isFinal() || isCancel(entry)) {
                                                return rest.call(given);
                                            }
                                            try {
                                                world.broker.store((Parcel) given[1]);
                                            } catch (BusException e) {
                                                return rest.call(given);
                                            }
                                            told.put(entry.command().id(), entry);
                                            program.after(LATE, () -> {
                                                real.advance(entry, (Parcel) given[1]);
                                                told.remove(entry.command().id());
                                            });
                                            return null;
                                        },
                                "find",
                                        (given, rest) -> Optional.ofNullable(told.get((CommandId) given[0]))
                                                .or(() -> real.find((CommandId) given[0]))));
            }
        };
    }

    /** It removes what is to be told as soon as it is under way. */
    static Sabotage removesBeforeConfirmation() {
        return ledger((real, program) -> Map.of("waiting", (given, rest) -> {
            List<OutboxEntry> page = real.waiting((Lane) given[0], (Long) given[1], (Integer) given[2]);
            real.confirmed(page.stream()
                    .map(entry -> new OutboxStore.Confirmed(entry, new Confirmation(1, false)))
                    .toList());
            return page;
        }));
    }

    /** It tells of two ends. */
    static Sabotage saysTwoEnds() {
        return ledger((real, program) -> Map.of("advance", (given, rest) -> {
            rest.call(given);
            LedgerEntry entry = (LedgerEntry) given[0];
            if (entry.state() == CommandState.SUCCEEDED) {
                Ack ack = (Ack) MessageCodec.decode(entry.lastAck().toArray());
                Ack other = new Ack(
                        ack.id(),
                        ack.address(),
                        ack.command(),
                        ack.job(),
                        CommandState.FAILED,
                        ack.sequence() + 1,
                        ack.epoch(),
                        ack.at(),
                        ack.startedAt(),
                        ack.endedAt(),
                        OptionalInt.of(9),
                        ack.reason(),
                        ack.output(),
                        ack.refused());
                Parcel parcel = (Parcel) given[1];
                real.put(
                        Lane.CONTROL,
                        new Parcel(
                                parcel.subject(),
                                Bytes.copyOf(MessageCodec.encode(other)),
                                Map.of(),
                                parcel.dedupeId() + ".2"));
            }
            return null;
        }));
    }

    /** It takes a new ledger for the first. */
    static Sabotage setsNoFloor() {
        return ledger((real, program) -> Map.of(
                "lackFloor", (given, rest) -> null,
                "lacksFloor", (given, rest) -> false,
                "floor", (given, rest) -> Floor.NONE));
    }

    /** It says the same epoch for ever. */
    static Sabotage keepsItsEpoch() {
        return ledger((real, program) -> Map.of("epoch", (given, rest) -> 1L, "raiseEpoch", (given, rest) -> null));
    }

    /** It takes what an earlier agent ran for received only. */
    static Sabotage runsAgainWhatWasInterrupted() {
        return ledger((real, program) -> {
            Set<CommandId> mine = new HashSet<>();
            return Map.of(
                    "advance",
                            (given, rest) -> {
                                mine.add(((LedgerEntry) given[0]).command().id());
                                return rest.call(given);
                            },
                    "find",
                            (given, rest) -> real.find((CommandId) given[0])
                                    .map(entry -> mine.contains(entry.command().id()) || isCancel(entry)
                                            ? entry
                                            : asReceived(entry)));
        });
    }

    /** It says that it has stored output, and has not. */
    static Sabotage losesOutput() {
        return ledger(
                (real, program) -> Map.of("put", (given, rest) -> given[0] == Lane.OUTPUT ? true : rest.call(given)));
    }

    private static LedgerEntry asReceived(LedgerEntry entry) {
        CommandState state = entry.state() == CommandState.RUNNING ? CommandState.RECEIVED : entry.state();
        return new LedgerEntry(
                entry.command(),
                entry.payload(),
                entry.stored(),
                state,
                entry.sequence(),
                entry.run(),
                entry.startedAt(),
                entry.keepUntil(),
                entry.lastAck());
    }

    private static boolean isCancel(LedgerEntry entry) {
        return entry.command().address().method().value().equals("cancel");
    }

    private static Sabotage ledger(BiFunction<Ledger, Program, Map<String, Meddling.Trick>> tricks) {
        return new Sabotage() {
            @Override
            Ledger ledger(Ledger real, Program program, World world) {
                return Meddling.with(Ledger.class, real, tricks.apply(real, program));
            }
        };
    }
}
