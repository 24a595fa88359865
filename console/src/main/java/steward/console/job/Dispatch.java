package steward.console.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.bus.Publisher;
import steward.bus.StreamIdentity;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.CommandId;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.outbox.Outbox;
import steward.time.BrokerClock;
import steward.time.Loop;

/**
 * Sees to it that the commands of this home reach the broker, and reach it again when the broker or a unit lost them.
 *
 * <p>Nothing is published before {@link #resume}, nor before it is known which stream it goes into, since a confirmation
 * means nothing without that. Lives on its loop.
 */
public final class Dispatch {
    private static final int PAGE = 500;
    /** After which a pass that the disk interrupted goes on. */
    private static final Duration DISK_RETRY = Duration.ofSeconds(5);

    private final Loop loop;
    private final JobStore store;
    private final BrokerClock time;
    private final JobOutbox confirmations;
    private final Outbox outbox;
    private final Reconciler reconciler;
    private final SendingOrder order;
    private Optional<StreamIdentity> stream = Optional.empty();
    private boolean isPublishing;
    private int lostPass;
    private int lackingPass;
    private int displacedPass;

    /**
     * @param onChange told what confirmations of the broker changed
     * @param onTrouble told what the broker refused
     */
    public Dispatch(
            Loop loop,
            JobStore store,
            Publisher publisher,
            BrokerClock time,
            RandomGenerator random,
            Reconciler.Rules rules,
            Consumer<Taken> onChange,
            Consumer<BusException> onTrouble) {
        this.loop = loop;
        this.store = store;
        this.time = time;
        confirmations = new JobOutbox(store, time, onChange);
        outbox = new Outbox(loop, parcel -> publish(publisher, parcel), confirmations, random, onTrouble);
        reconciler = new Reconciler(rules);
        order = new SendingOrder(store, outbox);
    }

    /**
     * Saves the job, its commands and their sending in one transaction, then begins to publish.
     *
     * @param saved told in between, on the loop
     */
    public void save(Composition composition, Runnable saved) {
        store.transaction(() -> add(composition));
        saved.run();
        outbox.pump();
    }

    /**
     * Saves cancel commands and flags their targets, in one transaction, then begins to publish.
     *
     * @param cancels made by {@link Composer#cancel}
     */
    public void saveCancels(Composition cancels) {
        store.transaction(() -> addCancels(cancels));
        outbox.pump();
    }

    /**
     * Saves the recall of commands and the job that replaces them, all or nothing, then begins to publish.
     *
     * @param recalls made by {@link Composer#recall}; published first
     */
    public void replace(Composition recalls, Composition replacement) {
        store.transaction(() -> {
            addCancels(recalls);
            add(replacement);
        });
        outbox.pump();
    }

    private void addCancels(Composition cancels) {
        add(cancels);
        for (CommandParcel cancel : cancels.commands()) {
            CommandId target = CancelRequest.of(cancel.command()).orElseThrow().target();
            Fact asked = new Fact.CancelRequested(
                    cancel.command().createdAt(), cancel.command().id());
            store.tracked(target)
                    .ifPresent(known -> store.save(
                            known.progress(), known.progress().apply(asked).progress()));
        }
    }

    /** Stops waiting for the command, and sends it no more; what has ended stays as it is. */
    public void abandon(CommandId id, OperatorName by) {
        store.transaction(() -> store.tracked(id).ifPresent(known -> {
            CommandProgress after =
                    known.progress().apply(new Fact.Abandoned(time.now(), by)).progress();
            if (!after.equals(known.progress())) {
                store.save(known.progress(), after);
                store.dequeue(id, Integer.MAX_VALUE);
            }
        }));
        outbox.reconsider();
    }

    /**
     * Has these commands, in the order they have among themselves, sent right before another one to the same node.
     *
     * @throws RefusedException when one of them has been sent meanwhile, or a recall is between them; then nothing has
     *     changed
     */
    public void putBefore(Collection<CommandId> moved, CommandId other) {
        store.transaction(() -> order.putBefore(moved, other));
        outbox.pump();
    }

    /** Whether the broker refused something that waits. */
    public boolean hasRefused() {
        return outbox.hasRefused();
    }

    /** The broker is there, and the command stream is this one: what the broker lost is sent again. */
    public void connected(StreamIdentity commands) {
        stream = Optional.of(commands);
        confirmations.confirmsInto(commands.created());
        outbox.connected();
        resendLost(commands, 0, ++lostPass);
    }

    /** The broker is away. */
    public void disconnected() {
        stream = Optional.empty();
    }

    /** Publishes from now on, and tries again at once what was refused. */
    public void resume() {
        isPublishing = true;
        outbox.connected();
    }

    /** Publishes nothing until {@link #resume}; what is sent is saved all the same. */
    public void pause() {
        isPublishing = false;
    }

    /** Publishes what another program put in the outbox of this home. */
    public void pump() {
        outbox.pump();
    }

    /**
     * All that is stored is taken in: sends again what something else has taken the place of, and compares what each unit
     * last said it holds with what this home waits for.
     */
    public void caughtUp() {
        resendDisplaced(0, ++displacedPass);
        compareAll(Optional.empty(), ++lackingPass);
    }

    /**
     * Compares what a unit says it holds with what this home waits for: at most {@link Reconciler#MOST_PER_PASS} are sent
     * again, the rest after a later presence. To be called only when what units said before is taken in.
     */
    public void heard(Heard heard) {
        Instant now = time.now();
        List<OpenCommand> again = new ArrayList<>();
        List<OpenCommand> page = List.of();
        do {
            long last = page.isEmpty() ? 0 : page.get(page.size() - 1).number();
            page = store.ownOpen(heard.presence().node(), last, reconciler.worthUntil(now), PAGE);
            again.addAll(reconciler.lacking(heard.presence(), heard.storedAt(), page, now));
        } while (page.size() == PAGE && again.size() < Reconciler.MOST_PER_PASS);
        resend(again.subList(0, Math.min(again.size(), Reconciler.MOST_PER_PASS)));
    }

    private void add(Composition composition) {
        store.addJob(composition.job());
        for (CommandParcel parcel : composition.commands()) {
            CommandId id = parcel.command().id();
            CommandProgress sending =
                    CommandProgress.sending(id, parcel.command().createdAt());
            if (!store.addCommand(parcel, sending, true)) {
                throw new IllegalStateException("command " + id + " was composed twice");
            }
            store.enqueue(id, 0);
        }
    }

    /** Page after page, each a task of its own, so that other work gets its turn. */
    private void resendLost(StreamIdentity commands, long after, int pass) {
        if (pass != lostPass) {
            return;
        }
        List<OpenCommand> page = List.of();
        try {
            page = store.ownOpen(after, PAGE);
            resend(reconciler.lost(commands, page, time.now()));
        } catch (RuntimeException e) {
            loop.after(DISK_RETRY, () -> resendLost(commands, after, pass));
            throw e;
        }
        if (!page.isEmpty()) {
            long last = page.get(page.size() - 1).number();
            loop.execute(() -> resendLost(commands, last, pass));
        }
    }

    /** As {@link #resendLost}. */
    private void resendDisplaced(long after, int pass) {
        if (pass != displacedPass) {
            return;
        }
        List<OpenCommand> page = List.of();
        try {
            page = store.displaced(after, PAGE);
            resend(reconciler.displaced(page, time.now()));
        } catch (RuntimeException e) {
            loop.after(DISK_RETRY, () -> resendDisplaced(after, pass));
            throw e;
        }
        if (page.size() == PAGE) {
            long last = page.get(PAGE - 1).number();
            loop.execute(() -> resendDisplaced(last, pass));
        }
    }

    /** As {@link #resendLost}. */
    private void compareAll(Optional<NodeName> after, int pass) {
        if (pass != lackingPass) {
            return;
        }
        List<Heard> page = List.of();
        try {
            page = store.heardOfWaiting(after, reconciler.worthUntil(time.now()), PAGE);
            page.forEach(this::heard);
        } catch (RuntimeException e) {
            loop.after(DISK_RETRY, () -> compareAll(after, pass));
            throw e;
        }
        if (page.size() == PAGE) {
            NodeName last = page.get(PAGE - 1).presence().node();
            loop.execute(() -> compareAll(Optional.of(last), pass));
        }
    }

    private void resend(List<OpenCommand> again) {
        if (again.isEmpty()) {
            return;
        }
        store.transaction(() -> again.forEach(command -> store.enqueue(command.id(), command.attempts() + 1)));
        outbox.pump();
    }

    private CompletionStage<Confirmation> publish(Publisher publisher, Parcel parcel) {
        return stream.isPresent() && isPublishing
                ? publisher.publish(parcel)
                : CompletableFuture.failedFuture(new BusException(
                        BusException.Kind.NOT_CONNECTED,
                        "the broker is away, or publishing is paused: what waits is sent later"));
    }
}
