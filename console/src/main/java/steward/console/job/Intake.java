package steward.console.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.bus.Delivery;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.codec.MalformedMessageException;
import steward.codec.MessageCodec;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Command;
import steward.message.Message;
import steward.message.Presence;
import steward.time.BrokerClock;
import steward.trust.Signed;

/**
 * Takes in what the broker's streams bring: each batch in one transaction with the place up to which it reaches, so that
 * nothing is lost or skipped whenever this program ends. Taking the same in again changes nothing. A message that breaks a
 * rule is counted and skipped.
 *
 * <p>Lives on the loop of its store.
 */
public final class Intake {
    private final JobStore store;
    private final BrokerClock time;
    private final AckIntake acks;

    public Intake(JobStore store, BrokerClock time) {
        this.store = store;
        this.time = time;
        acks = new AckIntake(store);
    }

    /**
     * Takes in the next messages of a stream.
     *
     * @param stream commands, acks or presences
     * @param created when the stream was made
     * @param batch in its order
     */
    public Taken take(StreamName stream, Instant created, List<Delivery> batch) {
        Taken taken = new Taken();
        store.transaction(() -> {
            for (Delivery delivery : batch) {
                JobStore.Place place = new JobStore.Place(
                        created, delivery.sequence(), delivery.storedAt().orElseGet(time::now));
                takeOne(stream, delivery, place, taken);
            }
            Delivery last = batch.get(batch.size() - 1);
            store.saveCursor(stream, new JobStore.Cursor(created, last.sequence(), last.storedAt()));
        });
        return taken;
    }

    private void takeOne(StreamName stream, Delivery delivery, JobStore.Place place, Taken taken) {
        try {
            switch (stream) {
                case STEWARD_COMMANDS -> command(delivery, place, taken);
                case STEWARD_ACKS -> acks.take(delivery, place, taken);
                case KV_STEWARD_NODES -> presence(delivery, place, taken);
                default -> throw new IllegalArgumentException(stream + " is not taken in");
            }
        } catch (MalformedMessageException e) {
            taken.bad("skipped a message on " + delivery.subject() + ": " + e.getMessage(), delivery.payload());
        }
    }

    private void command(Delivery delivery, JobStore.Place place, Taken taken) {
        Message message = MessageCodec.decode(delivery.payload().toArray());
        if (!(message instanceof Command command) || !command.subject().equals(delivery.subject())) {
            taken.bad("skipped a message on " + delivery.subject() + " that does not belong there", delivery.payload());
            return;
        }
        if (Signed.from(delivery.payload(), delivery.headers()).isEmpty()) {
            taken.bad(
                    "skipped command " + command.id() + " on " + delivery.subject() + ": it is not signed",
                    delivery.payload());
            return;
        }
        Fact stored = new Fact.Queued(place.storedAt(), place.stream(), place.sequence(), attempt(delivery.headers()));
        Optional<Tracked> known = store.tracked(command.id());
        if (known.isEmpty()) {
            added(command, delivery, stored, taken);
        } else if (store.payload(command.id()).equals(Optional.of(delivery.payload()))) {
            confirmed(known.get(), stored, taken);
        } else {
            taken.bad(
                    "skipped a message on " + delivery.subject() + ": it has the id of command " + command.id()
                            + " and says something else",
                    delivery.payload());
        }
    }

    private void added(Command command, Delivery delivery, Fact stored, Taken taken) {
        store.addJob(Job.of(command, false));
        CommandProgress progress = CommandProgress.sending(command.id(), command.createdAt())
                .apply(stored)
                .progress();
        CommandParcel parcel = new CommandParcel(command, delivery.payload(), signature(delivery.headers()));
        store.addCommand(parcel, progress, false);
        Tracked tracked = new Tracked(progress, command.job(), command.address().node(), false);
        acks.takeEarly(tracked, parcel);
        acks.seen(command);
        cancelFlag(command, taken);
        taken.changed(command.job(), command.id());
    }

    private void confirmed(Tracked known, Fact stored, Taken taken) {
        CommandProgress after = known.progress().apply(stored).progress();
        if (!after.equals(known.progress())) {
            store.save(known.progress(), after);
            store.dequeue(after.command(), ((Fact.Queued) stored).attempt());
            taken.changed(known.job(), after.command());
        }
    }

    /** Another console's request to cancel shows on its target here too. */
    private void cancelFlag(Command cancel, Taken taken) {
        CancelRequest.of(cancel)
                .flatMap(request -> store.tracked(request.target())
                        .filter(target -> target.node().equals(cancel.address().node())))
                .ifPresent(target -> {
                    Fact asked = new Fact.CancelRequested(cancel.createdAt(), cancel.id());
                    CommandProgress after = target.progress().apply(asked).progress();
                    if (!after.equals(target.progress())) {
                        store.save(target.progress(), after);
                        taken.changed(target.job(), after.command());
                    }
                });
    }

    private void presence(Delivery delivery, JobStore.Place place, Taken taken) {
        if (delivery.payload().length() == 0) {
            return;
        }
        Presence presence = MessageCodec.decodePresence(delivery.payload().toArray());
        if (!delivery.subject().equals(PresenceSubject.of(presence.node()))) {
            taken.bad(
                    "skipped the presence of " + presence.node() + " under the key " + delivery.subject(),
                    delivery.payload());
            return;
        }
        store.savePresence(presence, delivery.payload(), place);
        taken.heard(new Heard(presence, place.storedAt()));
    }

    private static Map<String, String> signature(Map<String, String> headers) {
        return Map.of(
                Signed.KEY_HEADER, headers.getOrDefault(Signed.KEY_HEADER, ""),
                Signed.SIGNATURE_HEADER, headers.getOrDefault(Signed.SIGNATURE_HEADER, ""));
    }

    private static int attempt(Map<String, String> headers) {
        @Nullable String attempt = headers.get(CommandParcel.RESEND_HEADER);
        if (attempt == null || !attempt.matches("[1-9][0-9]{0,8}")) {
            return 0;
        }
        return Integer.parseInt(attempt);
    }
}
