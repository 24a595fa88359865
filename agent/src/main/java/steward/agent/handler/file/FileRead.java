package steward.agent.handler.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;

/** Brings a file, or a part of it, as output. */
public final class FileRead implements Handler {
    private static final int BUFFER = 64 * 1024;

    private final FileAccess access;

    /** @param access which files may be read */
    public FileRead(FileAccess access) {
        this.access = access;
    }

    @Override
    public MethodDescription description() {
        return Methods.FILE_READ;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        request(arguments);
    }

    private record Request(Path path, long offset, long length) {}

    private Request request(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.FILE_READ, attributes);
        return new Request(
                access.allowed(arguments.text("path").orElseThrow(), FileAccess.Use.READ),
                arguments.whole("offset", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L),
                arguments.whole("length", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE));
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Request request = request(invocation.command().arguments());
        try {
            Path file = access.real(request.path(), FileAccess.Use.READ);
            if (!Files.isRegularFile(file)) {
                return Outcome.failure(file + " is no regular file");
            }
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                return read(channel, request, invocation);
            }
        } catch (IOException e) {
            return Trouble.outcome(e);
        }
    }

    private static Outcome read(SeekableByteChannel channel, Request request, Invocation invocation)
            throws IOException {
        long size = channel.size();
        long from = request.offset() < 0 ? Math.max(0, size + request.offset()) : Math.min(size, request.offset());
        long missing = Math.min(request.length(), size - from);
        channel.position(from);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (missing > 0 && invocation.stopping().reason().isEmpty()) {
            buffer.clear().limit((int) Math.min(BUFFER, missing));
            int count = channel.read(buffer);
            if (count < 0) {
                return Outcome.failure("the file was cut off at byte " + channel.position() + " while it was read");
            }
            invocation.output().write(OutputStreamName.STDOUT, buffer.array(), 0, count);
            missing -= count;
        }
        if (missing > 0) {
            return Outcome.failure("stopped before byte " + channel.position() + " of " + size);
        }
        return new Outcome(
                true, OptionalInt.empty(), Optional.of("bytes " + from + " to " + channel.position() + " of " + size));
    }
}
