package steward.agent.handler.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.message.Attributes;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;

/** Brings the last lines of a file and, until it is told to end, what is added to it. */
public final class Tail implements Handler {
    private static final int MOST_LINES = 100_000;

    private final FileAccess access;

    /** @param access which files may be read */
    public Tail(FileAccess access) {
        this.access = access;
    }

    @Override
    public MethodDescription description() {
        return Methods.TAIL;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        request(arguments);
    }

    private record Request(Path path, int lines, boolean follow) {}

    private Request request(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.TAIL, attributes);
        return new Request(
                access.allowed(arguments.text("path").orElseThrow(), FileAccess.Use.READ),
                arguments.whole("lines", 0, MOST_LINES).orElse(10L).intValue(),
                arguments.flag("follow").orElse(true));
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Request request = request(invocation.command().arguments());
        try {
            Path file = access.real(request.path(), FileAccess.Use.READ);
            if (!Files.isRegularFile(file)) {
                return Outcome.failure(file + " is no regular file");
            }
            try (FollowedFile followed = FollowedFile.open(file, invocation.output())) {
                followed.last(request.lines());
                if (request.follow()) {
                    invocation.stopping().onStop(reason -> followed.end());
                    followed.follow();
                }
            }
            return Outcome.success();
        } catch (IOException e) {
            return Trouble.outcome(e);
        }
    }
}
