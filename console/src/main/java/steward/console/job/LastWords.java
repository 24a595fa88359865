package steward.console.job;

import java.time.Instant;
import java.util.List;
import steward.bus.Delivery;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Presence;

/**
 * What nodes said last, from the last messages of a stream's subjects alone: good enough to look at while the history is
 * still to come, and kept nowhere. Refusals of unproven bytes are left out, as only the history tells whom they concern;
 * so is what breaks a rule, which the history skips and counts.
 */
public final class LastWords {
    private LastWords() {}

    /**
     * Reads them. Any thread.
     *
     * @param stream acks or presences
     * @param created when the stream was made
     * @param batch the last message of each subject
     */
    public static Taken read(StreamName stream, Instant created, List<Delivery> batch) {
        Taken taken = new Taken();
        for (Delivery delivery : batch) {
            Instant storedAt = delivery.storedAt().orElse(Instant.EPOCH);
            try {
                switch (stream) {
                    case STEWARD_ACKS ->
                        ack(delivery, new JobStore.Place(created, delivery.sequence(), storedAt), taken);
                    case KV_STEWARD_NODES -> presence(delivery, storedAt, taken);
                    default -> throw new IllegalArgumentException(stream + " holds no last words");
                }
            } catch (MalformedMessageException e) {
                taken.bad("skipped a message on " + delivery.subject() + ": " + e.getMessage(), delivery.payload());
            }
        }
        return taken;
    }

    private static void ack(Delivery delivery, JobStore.Place place, Taken taken) {
        if (MessageCodec.decode(delivery.payload().toArray()) instanceof Ack ack
                && ack.subject().equals(delivery.subject())
                && ack.refused().isEmpty()) {
            taken.answered(ack.address(), JobStore.Answer.of(ack, place));
        }
    }

    private static void presence(Delivery delivery, Instant storedAt, Taken taken) {
        if (delivery.payload().length() == 0) {
            return;
        }
        Presence presence = MessageCodec.decodePresence(delivery.payload().toArray());
        if (delivery.subject().equals(PresenceSubject.of(presence.node()))) {
            taken.heard(new Heard(presence, storedAt));
        }
    }
}
