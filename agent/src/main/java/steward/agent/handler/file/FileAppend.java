package steward.agent.handler.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;

/** Adds to the end of a file; on disk when it has ended well. */
public final class FileAppend implements Handler {
    private final FileAccess access;

    /** @param access which files may be written */
    public FileAppend(FileAccess access) {
        this.access = access;
    }

    @Override
    public MethodDescription description() {
        return Methods.FILE_APPEND;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        request(arguments);
    }

    private record Request(Path path, Content content, boolean create) {}

    private Request request(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.FILE_APPEND, attributes);
        return new Request(
                access.allowed(arguments.text("path").orElseThrow(), FileAccess.Use.WRITE),
                Content.of(arguments),
                arguments.flag("create").orElse(true));
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Request request = request(invocation.command().arguments());
        try {
            Path file = access.realOrNew(request.path(), FileAccess.Use.WRITE);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Outcome.failure(file + " is no regular file");
            }
            long size = append(file, request);
            invocation
                    .output()
                    .print(
                            OutputStreamName.STDOUT,
                            request.content().bytes().length() + " bytes added, " + size + " in all\n");
            return Outcome.success();
        } catch (IOException e) {
            return Trouble.outcome(e);
        }
    }

    private static long append(Path file, Request request) throws IOException {
        Set<OpenOption> how = request.create()
                ? Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                : Set.of(StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(file, how)) {
            ByteBuffer rest = ByteBuffer.wrap(request.content().bytes().toArray());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            return channel.size();
        }
    }
}
