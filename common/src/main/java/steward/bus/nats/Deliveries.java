package steward.bus.nats;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.bus.Delivery;
import steward.message.Bytes;
import steward.message.StoredSubject;

/** Turns the client library's messages into deliveries. */
final class Deliveries {
    private static final String BROKERS_OWN = "Nats-";
    private static final String SUBJECT = "Nats-Subject";
    private static final String SEQUENCE = "Nats-Sequence";
    private static final String PREVIOUS = "Nats-Last-Sequence";
    private static final String STORED_AT = "Nats-Time-Stamp";

    private Deliveries() {}

    /** From a consumer: the subject is the stored one. */
    static Delivery consumed(Message message, AckSubject facts) {
        return new Delivery(
                StoredSubject.plain(message.getSubject()),
                Bytes.copyOf(message.getData()),
                headers(message),
                facts.streamSequence(),
                -1,
                Optional.of(facts.storedAt()));
    }

    /** Republished, or asked for directly: the broker tells the rest in headers; what lacks them came from elsewhere. */
    static Delivery described(Message message) {
        Headers all = message.getHeaders();
        long sequence = number(all, SEQUENCE, 0);
        return new Delivery(
                sequence > 0
                        ? StoredSubject.plain(value(all, SUBJECT).orElse(message.getSubject()))
                        : message.getSubject(),
                Bytes.copyOf(message.getData()),
                headers(message),
                sequence,
                sequence > 0 ? number(all, PREVIOUS, -1) : -1,
                value(all, STORED_AT).flatMap(Deliveries::instant));
    }

    private static Map<String, String> headers(Message message) {
        Map<String, String> plain = new HashMap<>();
        Headers all = message.getHeaders();
        if (all != null) {
            for (String name : all.keySet()) {
                if (!name.startsWith(BROKERS_OWN)) {
                    value(all, name).ifPresent(value -> plain.put(name, value));
                }
            }
        }
        return plain;
    }

    private static Optional<String> value(@Nullable Headers headers, String name) {
        return headers == null
                ? Optional.empty()
                : Optional.ofNullable(headers.getFirst(name)).map(HeaderBlock::plain);
    }

    private static long number(@Nullable Headers headers, String name, long otherwise) {
        try {
            return value(headers, name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
