package steward.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;

/** The broker of a simulation: stores, republishes, remembers ids, and can lose what it stored. For one thread. */
public final class SimBroker {
    private final SimLoop loop;
    private final Map<StreamName, Stream> streams = new EnumMap<>(StreamName.class);
    private final List<SimBus> buses = new ArrayList<>();

    public SimBroker(SimLoop loop) {
        this.loop = loop;
        wipe();
    }

    /** Loses everything: every stream is made anew. */
    public void wipe() {
        for (StreamName name : StreamName.values()) {
            streams.put(name, new Stream(loop.now()));
        }
    }

    /** Loses the newest messages of a stream, as after a power cut; their sequences are given again. */
    public void rollBack(StreamName name, int messages) {
        Stream stream = stream(name);
        for (int i = 0; i < messages; i++) {
            Delivery lost = stream.stored.remove(stream.stored.size() - 1);
            stream.dedupe.remove(lost.headers().get("Nats-Msg-Id"));
            stream.last = lost.sequence() - 1;
        }
    }

    /** Everything that a stream holds. */
    public List<Delivery> stored(StreamName name) {
        return List.copyOf(stream(name).stored);
    }

    /** Publishes a message that the broker stores nowhere, as anybody with a connection can. */
    public void inject(Delivery delivery) {
        List.copyOf(buses).forEach(bus -> bus.heard(delivery));
    }

    void attach(SimBus bus) {
        buses.add(bus);
    }

    StreamIdentity identity(StreamName name) {
        Stream stream = stream(name);
        long first =
                stream.stored.isEmpty() ? stream.last + 1 : stream.stored.get(0).sequence();
        return new StreamIdentity(stream.created, first, stream.last);
    }

    /** Stores a parcel, unless it remembers its id. */
    public Confirmation store(Parcel parcel) {
        StreamName name = streamOf(parcel.subject());
        Stream stream = stream(name);
        if (!stream.dedupe.add(parcel.dedupeId())) {
            return new Confirmation(stream.last, true);
        }
        long previous = last(name, Pattern.compile(Pattern.quote(parcel.subject())), stream.last)
                .map(Delivery::sequence)
                .orElse(0L);
        if (parcel.expectedLast().isPresent() && parcel.expectedLast().getAsLong() != previous) {
            stream.dedupe.remove(parcel.dedupeId());
            throw new BusException(BusException.Kind.CONFLICT, "wrong last sequence: " + previous);
        }
        Delivery delivery = new Delivery(
                parcel.subject(), parcel.payload(), parcel.headers(), ++stream.last, previous, Optional.of(loop.now()));
        stream.stored.add(delivery);
        List.copyOf(buses).forEach(bus -> bus.heard(delivery));
        return new Confirmation(delivery.sequence(), false);
    }

    Optional<Delivery> last(StreamName name, Pattern subjects, long upTo) {
        List<Delivery> stored = stream(name).stored;
        for (int i = stored.size() - 1; i >= 0; i--) {
            Delivery delivery = stored.get(i);
            if (delivery.sequence() <= upTo
                    && subjects.matcher(delivery.subject()).matches()) {
                return Optional.of(delivery);
            }
        }
        return Optional.empty();
    }

    List<Delivery> from(StreamName name, Pattern subjects, long sequence, int limit) {
        return stream(name).stored.stream()
                .filter(delivery -> delivery.sequence() >= sequence)
                .filter(delivery -> subjects.matcher(delivery.subject()).matches())
                .limit(limit)
                .toList();
    }

    List<Delivery> lastOfEach(StreamName name, Pattern subjects) {
        Map<String, Delivery> last = new HashMap<>();
        from(name, subjects, 1, Integer.MAX_VALUE).forEach(delivery -> last.put(delivery.subject(), delivery));
        return last.values().stream()
                .sorted(Comparator.comparingLong(Delivery::sequence))
                .toList();
    }

    private static StreamName streamOf(String subject) {
        if (subject.startsWith("$KV.STEWARD_NODES.")) {
            return StreamName.KV_STEWARD_NODES;
        }
        return switch (subject.split("\\.")[1]) {
            case "command" -> StreamName.STEWARD_COMMANDS;
            case "event" -> StreamName.STEWARD_EVENTS;
            case "ack" -> StreamName.STEWARD_ACKS;
            case "output" -> StreamName.STEWARD_OUTPUT;
            default -> throw new IllegalArgumentException("no stream stores " + subject);
        };
    }

    private Stream stream(StreamName name) {
        return Objects.requireNonNull(streams.get(name));
    }

    private static final class Stream {
        private final Instant created;
        private final List<Delivery> stored = new ArrayList<>();
        private final Set<String> dedupe = new HashSet<>();
        private long last;

        Stream(Instant created) {
            this.created = created;
        }
    }
}
