package steward.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.BusException.Kind;
import steward.bus.Confirmation;
import steward.bus.ConnectionState;
import steward.bus.Delivery;
import steward.bus.FollowListener;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.testing.SimLoop;

/** A program's connection to the broker: what goes over it is late, lost, doubled and out of order as the weather has it. */
final class Line implements Bus {
    /** How long a client needs to come back once it can. */
    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final SimLoop time;
    private final BrokerModel broker;
    private final Program program;
    private final Supplier<Weather> weather;
    private final Dice dice;
    private final List<Consumer<ConnectionState>> watchers = new ArrayList<>();
    private final List<Live> lives = new ArrayList<>();
    private final List<Following> followings = new ArrayList<>();
    private final Map<Long, CompletableFuture<?>> underWay = new LinkedHashMap<>();
    private long questions;
    private boolean cut;
    private boolean connected;
    private int generation;
    private Instant lastRequest = Instant.MIN;
    private Instant lastLive = Instant.MIN;
    private int publishing;
    private int mostPublishing;

    Line(SimLoop time, BrokerModel broker, Program program, Supplier<Weather> weather, Dice dice) {
        this.time = time;
        this.broker = broker;
        this.program = program;
        this.weather = weather;
        this.dice = dice;
        broker.attach(this);
        comeBack();
    }

    /** Cut, or whole again. */
    void cut(boolean isCut) {
        cut = isCut;
        if (cut) {
            broken();
        }
    }

    /** The most parcels that ever waited for the broker's word at once. */
    int mostPublishing() {
        return mostPublishing;
    }

    void broken() {
        if (connected) {
            connected = false;
            generation++;
            followings.forEach(Following::disconnected);
            List.copyOf(underWay.values())
                    .forEach(answer -> answer.completeExceptionally(
                            new BusException(Kind.NOT_CONNECTED, "the connection was lost before the answer")));
            tell();
        }
    }

    void stored(StreamName stream, Delivery delivery) {
        followings.forEach(following -> following.stored(stream));
        heard(delivery);
    }

    void heard(Delivery delivery) {
        if (!connected || dice.chance(weather.get().losesLive())) {
            return;
        }
        arrive(delivery);
        if (dice.chance(weather.get().doublesLive())) {
            arrive(delivery);
        }
    }

    private void arrive(Delivery delivery) {
        String subject = delivery.subject().replaceFirst("\\.command\\.", ".live.");
        int now = generation;
        Duration delay = inOrder(lastLive);
        lastLive = time.now().plus(delay);
        program.outside(delay, () -> {
            if (now == generation) {
                List.copyOf(lives).stream()
                        .filter(live -> live.subjects.test(subject))
                        .forEach(live -> live.listener.accept(delivery));
            }
        });
    }

    /** Tries for ever. */
    private void comeBack() {
        program.outside(dice.between(Duration.ofMillis(1), RECONNECT), () -> {
            if (!connected && !cut && broker.isUp()) {
                connected = true;
                generation++;
                tell();
                followings.forEach(Following::connected);
            }
            comeBack();
        });
    }

    private void tell() {
        ConnectionState state = new ConnectionState(connected, connected ? "simulated" : "cut");
        program.outside(Duration.ZERO, () -> List.copyOf(watchers).forEach(watcher -> watcher.accept(state)));
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public void onConnection(Consumer<ConnectionState> listener) {
        watchers.add(listener);
        listener.accept(new ConnectionState(connected, "simulated"));
    }

    @Override
    public Subscription live(String filter, Consumer<Delivery> listener) {
        Live live = new Live(Filter.of(filter), listener);
        lives.add(live);
        return () -> lives.remove(live);
    }

    @Override
    public CompletionStage<Confirmation> publish(Parcel parcel) {
        CompletableFuture<Confirmation> answer = ask("publish", () -> broker.store(parcel));
        publishing++;
        mostPublishing = Math.max(mostPublishing, publishing);
        answer.whenComplete((confirmation, error) -> publishing--);
        return answer;
    }

    @Override
    public CompletionStage<Optional<Delivery>> last(StreamName stream, String subject) {
        return ask("last", () -> broker.last(stream, Filter.of(subject)));
    }

    @Override
    public CompletionStage<Integer> read(
            StreamName stream, String filter, long from, int limit, String reader, Consumer<Delivery> listener) {
        return ask("read", () -> broker.from(stream, Filter.of(filter), from, limit))
                .thenApply(found -> {
                    found.forEach(listener);
                    return found.size();
                });
    }

    @Override
    public CompletionStage<Integer> readLast(
            StreamName stream, String filter, String reader, Consumer<Delivery> listener) {
        throw new UnsupportedOperationException("no history is long enough for a survey");
    }

    @Override
    public Subscription follow(
            StreamName stream, String filter, long from, Optional<Instant> previousAt, FollowListener listener) {
        program.step("follow");
        Following following = new Following(
                broker, stream, Filter.of(filter), from, previousAt, listener, this::delay, program::outside);
        followings.add(following);
        if (connected) {
            following.connected();
        }
        return () -> {
            followings.remove(following);
            following.close();
        };
    }

    @Override
    public CompletionStage<StreamIdentity> identity(StreamName stream) {
        return ask("identity", () -> broker.identity(stream));
    }

    @Override
    public CompletionStage<Void> purge(StreamName stream, String filter) {
        throw new UnsupportedOperationException("no file travels here");
    }

    @Override
    public CompletionStage<Void> ensureStreams() {
        return ask("streams", () -> {
                    broker.ensureStreams();
                    return true;
                })
                .thenAccept(done -> {});
    }

    @Override
    public void close() {
        connected = false;
        generation++;
        broker.detach(this);
    }

    /** To the broker and back. */
    private <T> CompletableFuture<T> ask(String what, Supplier<T> question) {
        program.step(what);
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (!connected) {
            program.outside(
                    Duration.ZERO,
                    () -> answer.completeExceptionally(new BusException(Kind.NOT_CONNECTED, "no connection")));
            return answer;
        }
        long number = ++questions;
        underWay.put(number, answer);
        answer.whenComplete((value, error) -> underWay.remove(number));
        if (dice.chance(weather.get().losesRequest())) {
            unanswered(answer);
            return answer;
        }
        int now = generation;
        Duration delay = inOrder(lastRequest);
        lastRequest = time.now().plus(delay);
        boolean isDoubled = dice.chance(weather.get().doubles());
        // The request is on its way, whatever becomes of the program.
        time.after(delay, () -> reach(now, question, answer));
        if (isDoubled) {
            time.after(delay().plus(delay), () -> reach(now, question, new CompletableFuture<>()));
        }
        return answer;
    }

    private <T> void reach(int asked, Supplier<T> question, CompletableFuture<T> answer) {
        boolean isThere = broker.isUp() && (asked == generation || dice.chance(0.5));
        if (!isThere) {
            return; // lost with its connection
        }
        Runnable reply = replyTo(question, answer);
        if (dice.chance(weather.get().losesAnswer())) {
            unanswered(answer);
        } else {
            program.outside(delay(), reply);
        }
    }

    private static <T> Runnable replyTo(Supplier<T> question, CompletableFuture<T> answer) {
        try {
            T value = question.get();
            return () -> answer.complete(value);
        } catch (BusException e) {
            return () -> answer.completeExceptionally(e);
        }
    }

    private void unanswered(CompletableFuture<?> answer) {
        program.outside(
                Weather.TIMEOUT,
                () -> answer.completeExceptionally(new BusException(Kind.NO_ANSWER, "no answer in time")));
    }

    private Duration delay() {
        return weather.get().delay(dice);
    }

    /** Not before what went before it, unless the weather has it otherwise. */
    private Duration inOrder(Instant before) {
        Duration delay = delay();
        Duration least = Duration.between(time.now(), before.equals(Instant.MIN) ? time.now() : before);
        return weather.get().reorders() || delay.compareTo(least) > 0 ? delay : least;
    }

    private record Live(Predicate<String> subjects, Consumer<Delivery> listener) {}
}
