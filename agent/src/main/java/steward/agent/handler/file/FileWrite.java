package steward.agent.handler.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
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

/** Writes a file as a whole, through another one that takes its place. */
public final class FileWrite implements Handler {
    private final FileAccess access;

    /** @param access which files may be written */
    public FileWrite(FileAccess access) {
        this.access = access;
    }

    @Override
    public MethodDescription description() {
        return Methods.FILE_WRITE;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        request(arguments);
    }

    private record Request(Path path, Content content, Optional<Set<PosixFilePermission>> mode, boolean backup) {}

    private Request request(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.FILE_WRITE, attributes);
        Optional<String> mode = arguments.text("mode");
        return new Request(
                access.allowed(arguments.text("path").orElseThrow(), FileAccess.Use.WRITE),
                Content.of(arguments),
                mode.isEmpty() ? Optional.empty() : Optional.of(Mode.parse(mode.get())),
                arguments.flag("backup").orElse(false));
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Request request = request(invocation.command().arguments());
        try {
            Path file = access.realOrNew(request.path(), FileAccess.Use.WRITE);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return Outcome.failure(file + " is no regular file");
            }
            try (Replacement replacement = Replacement.of(file, request.mode())) {
                replacement.fill(request.content().bytes());
                replacement.takePlace(request.backup());
            }
            invocation
                    .output()
                    .print(
                            OutputStreamName.STDOUT,
                            request.content().bytes().length() + " bytes, SHA-256 "
                                    + request.content().sha256() + "\n");
            return Outcome.success();
        } catch (IOException e) {
            return Trouble.outcome(e);
        }
    }
}
