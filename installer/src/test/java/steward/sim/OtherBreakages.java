package steward.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import steward.agent.unit.Cursor;
import steward.agent.unit.Ledger;
import steward.bus.Bus;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.console.job.Heard;
import steward.console.job.HomeStore;
import steward.console.job.JobStore;
import steward.message.Command;
import steward.message.Message;
import steward.message.PresenceState;
import steward.trust.Signed;

/** Agents that do wrong beside their ledgers, and consoles that do. */
final class OtherBreakages {
    private OtherBreakages() {}

    /** Every signature is good enough for it. */
    static Sabotage skipsSignatures() {
        return new Sabotage() {
            @Override
            Bus unitBus(Bus real, Ledger ledger, World world) {
                UnaryOperator<Delivery> proof = delivery -> signed(delivery, world);
                return Meddling.with(
                        Bus.class,
                        real,
                        Map.of(
                                "live", (given, rest) -> rest.call(given[0], mapped(given[1], proof)),
                                "read",
                                        (given, rest) -> rest.call(
                                                given[0],
                                                given[1],
                                                given[2],
                                                given[3],
                                                given[4],
                                                mapped(given[5], proof))));
            }
        };
    }

    /** Its cursor passes what it reads before that is in the ledger. */
    static Sabotage movesTheCursorFirst() {
        return new Sabotage() {
            @Override
            Bus unitBus(Bus real, Ledger ledger, World world) {
                UnaryOperator<Delivery> passed = delivery -> {
                    ledger.moveCursor(new Cursor(ledger.cursor().stream(), delivery.sequence()));
                    return delivery;
                };
                return Meddling.with(
                        Bus.class,
                        real,
                        Map.of(
                                "read",
                                (given, rest) -> rest.call(
                                        given[0], given[1], given[2], given[3], given[4], mapped(given[5], passed))));
            }
        };
    }

    /** It does not care who else has its name. */
    static Sabotage ignoresItsName() {
        return new Sabotage() {
            @Override
            Bus unitBus(Bus real, Ledger ledger, World world) {
                return Meddling.with(
                        Bus.class,
                        real,
                        Map.of(
                                "live",
                                        (given, rest) ->
                                                given[0].toString().startsWith(PresenceSubject.ALL.replace(">", ""))
                                                        ? (Bus.Subscription) () -> {}
                                                        : rest.call(given),
                                "publish", (given, rest) -> rest.call(unconditional((Parcel) given[0])),
                                "last",
                                        (given, rest) -> given[0] == StreamName.KV_STEWARD_NODES
                                                ? ownOnly(real, given[1].toString())
                                                : rest.call(given)));
            }
        };
    }

    /** It starts what expired. */
    static Sabotage startsWhatExpired() {
        return new Sabotage() {
            @Override
            Duration tolerance() {
                return Duration.ofDays(365);
            }
        };
    }

    /** It takes in whatever comes. */
    static Sabotage takesInEverything() {
        return new Sabotage() {
            @Override
            int maxOpen() {
                return 1_000;
            }
        };
    }

    /** Never sends again what was lost. */
    static Sabotage reconcilesNothing() {
        return store(real -> Map.of("ownOpen", (given, rest) -> List.of()));
    }

    /** Removes a command from the outbox as soon as it is under way. */
    static Sabotage removesBeforeConfirmation() {
        return store(real -> Map.of("waiting", (given, rest) -> {
            List<JobStore.Waiting> page = real.waiting((Long) given[0], (Integer) given[1]);
            real.dequeue(page.stream().map(JobStore.Waiting::number).toList());
            return page;
        }));
    }

    /** Takes what it knew when it ended for new. */
    static Sabotage showsNodesAsYounger() {
        return store(real -> Map.of("presences", (given, rest) -> real.presences().stream()
                .map(heard -> new Heard(heard.presence(), heard.storedAt().plus(Duration.ofHours(1))))
                .toList()));
    }

    private static Sabotage store(Function<HomeStore, Map<String, Meddling.Trick>> tricks) {
        return new Sabotage() {
            @Override
            HomeStore store(HomeStore real) {
                return Meddling.with(HomeStore.class, real, tricks.apply(real));
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Delivery> mapped(Object listener, UnaryOperator<Delivery> change) {
        return delivery -> ((Consumer<Delivery>) listener).accept(change.apply(delivery));
    }

    private static Delivery signed(Delivery delivery, World world) {
        try {
            Message message = MessageCodec.decode(delivery.payload().toArray());
            if (!(message instanceof Command command)) {
                return delivery;
            }
            Signed signed = Signed.of(
                    delivery.payload().toArray(),
                    command.operator().equals(Keys.BOB) ? world.keys.bob : world.keys.alice);
            return new Delivery(
                    delivery.subject(),
                    delivery.payload(),
                    signed.headers(),
                    delivery.sequence(),
                    delivery.previousOnSubject(),
                    delivery.storedAt());
        } catch (MalformedMessageException e) {
            return delivery;
        }
    }

    private static Parcel unconditional(Parcel parcel) {
        return new Parcel(parcel.subject(), parcel.payload(), parcel.headers(), parcel.dedupeId());
    }

    /** Before it said anything, nobody else did. */
    private static CompletionStage<Optional<Delivery>> ownOnly(Bus real, String subject) {
        return real.last(StreamName.KV_STEWARD_NODES, subject)
                .thenCompose(last -> CompletableFuture.completedFuture(last.filter(OtherBreakages::isQuiet)));
    }

    private static boolean isQuiet(Delivery delivery) {
        return MessageCodec.decodePresence(delivery.payload().toArray()).state() != PresenceState.ALIVE;
    }
}
