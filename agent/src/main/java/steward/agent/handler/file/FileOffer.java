package steward.agent.handler.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.file.Depot;
import steward.file.Errand;
import steward.file.Errand.EndedException;
import steward.file.FileReference;
import steward.file.Offer;
import steward.file.Pace;
import steward.file.TransferException;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;

/**
 * Puts a file of the node at the broker, and answers with what it takes to have it from there: one line of JSON, which
 * {@code filecopy} and consoles understand.
 */
public final class FileOffer implements Handler {
    private final FileAccess access;
    private final CopyNotes notes;
    private final Depot depot;

    /**
     * @param access which files may be read
     * @param notes of what was put in part
     * @param depot where files stand at the broker
     */
    public FileOffer(FileAccess access, CopyNotes notes, Depot depot) {
        this.access = access;
        this.notes = notes;
        this.depot = depot;
    }

    @Override
    public MethodDescription description() {
        return Methods.FILE_OFFER;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        request(arguments);
    }

    private record Request(Path path, int chunkBytes, OptionalLong rate) {}

    private Request request(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.FILE_OFFER, attributes);
        return new Request(
                access.allowed(arguments.text("path").orElseThrow(), FileAccess.Use.READ),
                arguments
                        .whole("chunk", FileReference.LEAST_CHUNK, FileReference.MOST_CHUNK)
                        .orElse((long) FileReference.USUAL_CHUNK)
                        .intValue(),
                FileCopy.rate(arguments));
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Request request = request(invocation.command().arguments());
        try {
            Path file = access.real(request.path(), FileAccess.Use.READ);
            return Files.isRegularFile(file)
                    ? offer(file, request, invocation)
                    : Outcome.failure(file + " is no regular file");
        } catch (IOException e) {
            return Trouble.outcome(e);
        }
    }

    private Outcome offer(Path file, Request request, Invocation invocation) throws IOException, InterruptedException {
        String copy = invocation.command().id().toString();
        Path note = notes.folder().resolve(copy);
        Errand errand = FileCopy.errand(invocation);
        String node = invocation.command().address().node().value();
        boolean isOver = true;
        try (Offer offer = Offer.open(note, node, copy, request.chunkBytes())) {
            FileReference reference = offer.put(file, depot, new Pace(request.rate()), errand);
            invocation.output().print(OutputStreamName.STDOUT, reference.json() + "\n");
            return Outcome.success();
        } catch (EndedException e) {
            isOver = invocation
                    .stopping()
                    .reason()
                    .filter(StopReason.SHUTDOWN::equals)
                    .isEmpty();
            return Outcome.failure("not all of it had reached the broker");
        } catch (TransferException e) {
            return Outcome.failure(String.valueOf(e.getMessage()));
        } finally {
            if (isOver) {
                Files.deleteIfExists(note);
            }
        }
    }
}
