package steward.console.job;

import java.util.Optional;
import steward.bus.Delivery;
import steward.codec.MessageCodec;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Command;
import steward.message.Message;

/**
 * Folds acks. Only the node that a command is for can answer it, and a refusal of unproven bytes counts only for these
 * very bytes. An ack that comes before its command is kept until the command is seen.
 */
final class AckIntake {
    private final JobStore store;
    private final Runs runs;

    AckIntake(JobStore store) {
        this.store = store;
        runs = new Runs(store);
    }

    void take(Delivery delivery, JobStore.Place place, Taken taken) {
        Message message = MessageCodec.decode(delivery.payload().toArray());
        if (!(message instanceof Ack ack) || !ack.subject().equals(delivery.subject())) {
            taken.bad("skipped a message on " + delivery.subject() + " that does not belong there", delivery.payload());
            return;
        }
        Optional<Tracked> known = store.tracked(ack.command()).or(() -> runs.begin(ack));
        if (known.isEmpty()) {
            unknown(ack, delivery, place, taken);
        } else if (!known.get().node().equals(ack.address().node())) {
            taken.bad(
                    "skipped an ack on " + delivery.subject() + ": command " + ack.command() + " is for "
                            + known.get().node(),
                    delivery.payload());
        } else if (ack.refused().isEmpty() || concerns(ack, store.parcel(ack.command()))) {
            fold(known.get(), ack, place, taken);
        } else {
            store.keepRefusal(new Refusal(ack, place.storedAt()));
        }
    }

    /** A command was seen that may explain what is here already. */
    void seen(Command command) {
        runs.describe(command);
    }

    /** Folds what was said of a command before it was seen. */
    void takeEarly(Tracked tracked, CommandParcel parcel) {
        CommandProgress progress = tracked.progress();
        for (Ack ack : store.takeEarly(progress.command())) {
            if (!ack.address().node().equals(tracked.node())) {
                continue;
            }
            if (concerns(ack, Optional.of(parcel))) {
                progress = progress.apply(new Fact.Acked(ack)).progress();
            } else {
                store.keepRefusal(new Refusal(ack, ack.at()));
            }
        }
        if (!progress.equals(tracked.progress())) {
            store.save(tracked.progress(), progress);
        }
    }

    private void unknown(Ack ack, Delivery delivery, JobStore.Place place, Taken taken) {
        if (store.keepEarly(ack, delivery.payload()) && ack.refused().isEmpty()) {
            answered(ack, place, taken);
        }
    }

    private void fold(Tracked known, Ack ack, JobStore.Place place, Taken taken) {
        CommandProgress after = known.progress().apply(new Fact.Acked(ack)).progress();
        if (after.equals(known.progress())) {
            store.answer(ack.address()).ifPresent(last -> taken.answered(ack.address(), last));
            return;
        }
        store.save(known.progress(), after);
        taken.changed(known.job(), after.command());
        answered(ack, place, taken);
    }

    private void answered(Ack ack, JobStore.Place place, Taken taken) {
        Address address = ack.address();
        JobStore.Answer answer = JobStore.Answer.of(ack, place);
        store.saveAnswer(answer);
        taken.answered(address, answer);
    }

    private static boolean concerns(Ack ack, Optional<CommandParcel> parcel) {
        return ack.refused().isEmpty() || parcel.map(CommandParcel::fingerprint).equals(ack.refused());
    }
}
