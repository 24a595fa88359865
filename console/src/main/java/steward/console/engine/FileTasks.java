package steward.console.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import steward.bus.StreamIdentity;
import steward.console.copy.Aim;
import steward.console.copy.Copies;
import steward.console.copy.Incoming;
import steward.console.copy.Outgoing;
import steward.console.copy.Outgoing.Stored;
import steward.console.job.CommandStatus;
import steward.console.job.JobSummary;
import steward.file.Depot;
import steward.file.Errand;
import steward.file.Errand.EndedException;
import steward.file.FileReceiver;
import steward.file.FileReference;
import steward.file.FileSender;
import steward.file.Pace;
import steward.file.Permissions;
import steward.file.TransferException;
import steward.message.CommandState;
import steward.message.JobId;
import steward.message.Output;
import steward.message.OutputStreamName;
import steward.method.InvalidArgumentException;
import steward.time.BrokerClock;

/**
 * What there is to do for one file of this home, each time a step further: whatever interrupts it, the next attempt goes on
 * from what is noted. Any thread that may wait.
 */
final class FileTasks {
    /** After how many pieces it is noted how far a file got. */
    private static final int NOTED_EVERY = 32;

    /** How long what was never saved, or is done, is kept. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Copies copies;
    private final Depot depot;
    private final Queries queries;
    private final BrokerClock time;
    private final Onward onward;
    private final Consumer<Exception> onTrouble;

    /** Sends a file of a node on to others. */
    interface Onward {
        /** @param from is told which job it is before that is saved */
        void send(Aim.Onward aim, FileReference file, Incoming from) throws IOException, InterruptedException;
    }

    /** @param onTrouble told what an operator should know; it is tried again all the same */
    FileTasks(
            Copies copies,
            Depot depot,
            Queries queries,
            BrokerClock time,
            Onward onward,
            Consumer<Exception> onTrouble) {
        this.copies = copies;
        this.depot = depot;
        this.queries = queries;
        this.time = time;
        this.onward = onward;
        this.onTrouble = onTrouble;
    }

    /** Brings it to the broker; takes it away when all have it or nobody can want it any more. */
    void outgoing(Outgoing one) throws InterruptedException {
        try {
            Optional<JobSummary> job = one.job().flatMap(this::job);
            if (job.isEmpty()) {
                if (time.now().isAfter(one.since().plus(KEPT))) {
                    remove(one);
                }
            } else if (job.get().isSuccess() || time.now().isAfter(one.keepUntil())) {
                remove(one);
            } else if (!job.get().isEnded()) {
                bring(one, job.get().job().id());
            }
        } catch (EndedException e) {
            // Its job is over: what is there stays for a retry.
        } catch (IOException | TransferException | ExecutionException e) {
            onTrouble.accept(e);
        }
    }

    private void remove(Outgoing one) throws IOException, ExecutionException, InterruptedException {
        depot.remove(one.reference()).get();
        one.remove();
    }

    private void bring(Outgoing one, JobId job)
            throws IOException, TransferException, EndedException, ExecutionException, InterruptedException {
        StreamIdentity stream = depot.identity().get();
        Stored before = one.stored();
        boolean isSame = before.stream().equals(stream.created()) && before.sequence() <= stream.lastSequence();
        int first = isSame ? before.pieces() : 0;
        if (first >= one.reference().pieces()) {
            return;
        }
        CompletableFuture<Void> ending = new CompletableFuture<>();
        Errand errand = new Errand(ending, progress -> {});
        Noting noting = new Noting(one, stream, first, () -> job(job).filter(JobSummary::isEnded)
                .ifPresent(over -> ending.complete(null)));
        FileSender sender = new FileSender(depot, one.reference(), new Pace(one.rate()), errand, noting::stored);
        one.snapshot().put(first, sender);
        noting.note();
    }

    /** Takes down how many pieces the broker has. */
    private static final class Noting {
        private final Outgoing one;
        private final StreamIdentity stream;
        private final Runnable onNote;
        private int pieces;
        private long sequence;

        Noting(Outgoing one, StreamIdentity stream, int pieces, Runnable onNote) {
            this.one = one;
            this.stream = stream;
            this.pieces = pieces;
            this.onNote = onNote;
        }

        void stored(long number) {
            pieces++;
            sequence = number;
            if (pieces % NOTED_EVERY == 0) {
                try {
                    note();
                } catch (IOException e) {
                    throw new UncheckedIOException("how far a file got cannot be noted", e);
                }
                onNote.run();
            }
        }

        void note() throws IOException {
            one.stored(new Stored(stream.created(), pieces, sequence));
        }
    }

    /** Takes it from the broker, or sends it on, as soon as the node has put it there. */
    void incoming(Incoming one) throws InterruptedException {
        try {
            if (one.doneAt().isPresent()) {
                if (time.now().isAfter(one.doneAt().get().plus(KEPT))) {
                    one.remove();
                }
                return;
            }
            Optional<CommandStatus> offer = queries.find(one.offer());
            if (offer.isEmpty()) {
                if (time.now().isAfter(one.since().plus(KEPT))) {
                    one.remove();
                }
            } else if (offer.get().progress().outcome().isPresent()) {
                arrived(one, offer.get());
            } else if (offer.get().state().isFinal()) {
                one.done(time.now());
            }
        } catch (EndedException e) {
            throw new IllegalStateException("nobody ends this", e);
        } catch (IOException | TransferException | ExecutionException e) {
            trouble(one, e);
        }
    }

    private void trouble(Incoming one, Exception e) {
        try {
            one.trouble(Filing.words(e));
        } catch (IOException disk) {
            e.addSuppressed(disk);
        }
        onTrouble.accept(e);
    }

    private void arrived(Incoming one, CommandStatus offer)
            throws IOException, TransferException, EndedException, ExecutionException, InterruptedException {
        if (offer.state() != CommandState.SUCCEEDED) {
            one.trouble(offer.node() + " did not give the file: "
                    + offer.progress().reason().orElse(offer.state().name()));
            one.done(time.now());
            return;
        }
        FileReference file = reference(offer);
        if (time.now().isAfter(one.keepUntil())) {
            depot.remove(file).get();
            one.remove();
        } else if (one.aim() instanceof Aim.Here here) {
            take(one, file, here.path());
        } else if (one.aim() instanceof Aim.Onward aim) {
            sendOn(one, file, aim);
        }
    }

    private void take(Incoming one, FileReference file, Path target)
            throws IOException, TransferException, EndedException, ExecutionException, InterruptedException {
        Path partial = Filing.partial(target, one.offer());
        Errand errand = new Errand(new CompletableFuture<>(), progress -> {});
        new FileReceiver(depot, file, new Pace(OptionalLong.empty()), errand).receive(partial);
        Permissions.give(partial, file.mode());
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        one.done(time.now());
        depot.remove(file).get();
    }

    private void sendOn(Incoming one, FileReference file, Aim.Onward aim)
            throws IOException, ExecutionException, InterruptedException {
        Optional<JobSummary> job = one.onward().flatMap(this::job);
        if (job.isEmpty()) {
            onward.send(aim, file, one);
        } else if (job.get().isSuccess()) {
            depot.remove(file).get();
            one.done(time.now());
        }
    }

    private static FileReference reference(CommandStatus offer) throws TransferException {
        Optional<Output> output = offer.progress().outcome().flatMap(ack -> ack.output());
        StringBuilder text = new StringBuilder();
        output.ifPresent(all -> all.segments().stream()
                .filter(segment -> segment.stream() == OutputStreamName.STDOUT)
                .forEach(segment -> text.append(segment.data().toUtf8())));
        try {
            return FileReference.parse(text.toString());
        } catch (InvalidArgumentException e) {
            throw new TransferException(offer.node() + " did not say where it put the file: " + e.getMessage());
        }
    }

    /** What a program that died had begun. */
    void removeUnfinished() throws IOException {
        copies.removeUnfinished(time.now().minus(KEPT));
    }

    private Optional<JobSummary> job(JobId id) {
        return queries.await(history -> history.job(id));
    }
}
