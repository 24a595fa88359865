package steward.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.testing.SimLoop;

/** A broker that stores, republishes and remembers ids; it can be down, full, rolled back, wiped, and wrong about time. */
final class BrokerModel {
    private static final Duration DEDUPE_WINDOW = Duration.ofMinutes(2);

    private final SimLoop time;
    private final Trace trace;
    private final Consumer<Delivery> onStored;
    private final Map<StreamName, Stream> streams = new EnumMap<>(StreamName.class);
    private final Set<StreamName> full = EnumSet.noneOf(StreamName.class);
    private final List<Line> lines = new ArrayList<>();
    /** Every parcel that was ever stored, by its id for de-duplication, whatever was lost since. */
    private final Set<String> everStored = new HashSet<>();

    private Duration clockOffset = Duration.ZERO;
    private boolean up = true;
    private long made;

    /** @param onStored told of each message as it is stored */
    BrokerModel(SimLoop time, Trace trace, Consumer<Delivery> onStored) {
        this.time = time;
        this.trace = trace;
        this.onStored = onStored;
    }

    boolean isUp() {
        return up;
    }

    /** Its own clock. */
    Instant now() {
        return time.now().plus(clockOffset);
    }

    /** Sets its clock. */
    void clockOffset(Duration offset) {
        clockOffset = offset;
    }

    /** Ends: every connection breaks. */
    void crash() {
        up = false;
        List.copyOf(lines).forEach(Line::broken);
    }

    void start() {
        up = true;
    }

    /** Loses the newest messages of a stream, as after a power cut; their sequences are given again. To be called while down. */
    void rollBack(StreamName name, int messages) {
        @Nullable Stream stream = streams.get(name);
        if (stream != null) {
            stream.rollBack(messages);
            if (name == StreamName.KV_STEWARD_NODES) {
                stream.keepLastPerSubject();
            }
        }
    }

    /** Forgets which ids it has seen. */
    void forgetIds() {
        streams.values().forEach(stream -> stream.remembered.clear());
    }

    /** Loses everything; somebody has to make the streams anew. To be called while down. */
    void wipe() {
        streams.clear();
    }

    /** Takes nothing more for that stream. */
    void fill(StreamName name) {
        full.add(name);
    }

    void free() {
        full.clear();
    }

    void attach(Line line) {
        lines.add(line);
    }

    void detach(Line line) {
        lines.remove(line);
    }

    void ensureStreams() {
        for (StreamName name : StreamName.values()) {
            streams.computeIfAbsent(name, missing -> new Stream(now().plusNanos(++made)));
        }
    }

    boolean wasStored(String dedupeId) {
        return everStored.contains(dedupeId);
    }

    /** Whether the stream exists. */
    boolean has(StreamName name) {
        return streams.containsKey(name);
    }

    StreamIdentity identity(StreamName name) {
        Stream stream = stream(name);
        long first =
                stream.stored.isEmpty() ? stream.last + 1 : stream.stored.get(0).sequence();
        return new StreamIdentity(stream.created, first, stream.last);
    }

    Confirmation store(Parcel parcel) {
        StreamName name = streamOf(parcel.subject());
        Stream stream = stream(name);
        @Nullable Remembered known = stream.remembered.get(parcel.dedupeId());
        if (known != null && now().isBefore(known.at.plus(DEDUPE_WINDOW))) {
            return new Confirmation(known.sequence, true);
        }
        if (full.contains(name)) {
            throw new BusException(BusException.Kind.FULL, "the stream " + name + " is full");
        }
        long previous =
                last(name, parcel.subject()::equals).map(Delivery::sequence).orElse(0L);
        if (parcel.expectedLast().isPresent() && parcel.expectedLast().getAsLong() != previous) {
            throw new BusException(BusException.Kind.CONFLICT, "wrong last sequence: " + previous);
        }
        Delivery delivery = new Delivery(
                parcel.subject(), parcel.payload(), parcel.headers(), ++stream.last, previous, Optional.of(now()));
        if (name == StreamName.KV_STEWARD_NODES) {
            stream.stored.removeIf(older -> older.subject().equals(parcel.subject()));
        }
        stream.stored.add(delivery);
        stream.written.add(delivery);
        onStored.accept(delivery);
        stream.remembered.put(parcel.dedupeId(), new Remembered(delivery.sequence(), now()));
        everStored.add(parcel.dedupeId());
        trace.add(
                "broker",
                "stored " + parcel.subject() + " " + delivery.sequence() + " " + parcel.dedupeId() + " "
                        + parcel.payload().length());
        List.copyOf(lines).forEach(line -> line.stored(name, delivery));
        return new Confirmation(delivery.sequence(), false);
    }

    /** Publishes what it stores nowhere, as whoever has taken it over can. */
    void inject(Delivery delivery) {
        trace.add("broker", "injected " + delivery.subject() + " " + delivery.sequence());
        List.copyOf(lines).forEach(line -> line.heard(delivery));
    }

    Optional<Delivery> last(StreamName name, Predicate<String> subjects) {
        List<Delivery> stored = stream(name).stored;
        for (int i = stored.size() - 1; i >= 0; i--) {
            if (subjects.test(stored.get(i).subject())) {
                return Optional.of(stored.get(i));
            }
        }
        return Optional.empty();
    }

    List<Delivery> from(StreamName name, Predicate<String> subjects, long sequence, int limit) {
        return stream(name).stored.stream()
                .filter(delivery -> delivery.sequence() >= sequence && subjects.test(delivery.subject()))
                .limit(limit)
                .toList();
    }

    /** Everything that a stream holds; nothing where there is none. */
    List<Delivery> stored(StreamName name) {
        return has(name) ? List.copyOf(stream(name).stored) : List.of();
    }

    /** When the message of that sequence was stored, if it is there. */
    Optional<Instant> storedAt(StreamName name, long sequence) {
        return stream(name).stored.stream()
                .filter(delivery -> delivery.sequence() == sequence)
                .findFirst()
                .flatMap(Delivery::storedAt);
    }

    private Stream stream(StreamName name) {
        @Nullable Stream stream = streams.get(name);
        if (stream == null) {
            throw new BusException(BusException.Kind.NO_ANSWER, "there is no stream " + name);
        }
        return stream;
    }

    private static StreamName streamOf(String subject) {
        if (subject.startsWith("$KV.STEWARD_NODES.")) {
            return StreamName.KV_STEWARD_NODES;
        }
        return switch (subject.split("\\.", -1)[1]) {
            case "command" -> StreamName.STEWARD_COMMANDS;
            case "event" -> StreamName.STEWARD_EVENTS;
            case "ack" -> StreamName.STEWARD_ACKS;
            case "output" -> StreamName.STEWARD_OUTPUT;
            default -> throw new IllegalArgumentException("no stream stores " + subject);
        };
    }

    private record Remembered(long sequence, Instant at) {}

    private static final class Stream {
        private final Instant created;
        private final List<Delivery> stored = new ArrayList<>();
        /** What was ever stored and not rolled back. */
        private final List<Delivery> written = new ArrayList<>();

        private final Map<String, Remembered> remembered = new HashMap<>();
        private long last;

        Stream(Instant created) {
            this.created = created;
        }

        void rollBack(int messages) {
            for (int i = 0; i < messages && !written.isEmpty(); i++) {
                last = written.remove(written.size() - 1).sequence() - 1;
            }
            stored.clear();
            stored.addAll(written);
            remembered.clear();
        }

        void keepLastPerSubject() {
            Set<String> seen = new HashSet<>();
            for (int i = stored.size() - 1; i >= 0; i--) {
                if (!seen.add(stored.get(i).subject())) {
                    stored.remove(i);
                }
            }
        }
    }
}
