package steward.agent.handler.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.text.Quoted;

/**
 * Lists a folder, one entry a line: permissions, owner, group, bytes, time of change in UTC, path below the folder (and
 * where a link leads), separated by tabs. Links are shown and not followed.
 */
public final class FileList implements Handler {
    private static final int MOST = 100_000;
    private static final int DEEPEST = 64;

    private final FileAccess access;

    /** @param access which folders may be listed */
    public FileList(FileAccess access) {
        this.access = access;
    }

    @Override
    public MethodDescription description() {
        return Methods.FILE_LIST;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        request(arguments);
    }

    private record Request(Path path, PathMatcher names, int depth, int limit) {}

    private Request request(Attributes attributes) throws InvalidArgumentException {
        Arguments arguments = Arguments.of(Methods.FILE_LIST, attributes);
        return new Request(
                access.allowed(arguments.text("path").orElseThrow(), FileAccess.Use.READ),
                names(arguments.text("glob").orElse("*")),
                arguments.whole("depth", 1, DEEPEST).orElse(1L).intValue(),
                arguments.whole("limit", 1, MOST).orElse(10_000L).intValue());
    }

    private static PathMatcher names(String glob) throws InvalidArgumentException {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new InvalidArgumentException(
                    "glob", "is " + Quoted.text(glob) + " (" + e.getDescription() + ")", "write it like *.log");
        }
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Request request = request(invocation.command().arguments());
        try {
            Path folder = access.real(request.path(), FileAccess.Use.READ);
            if (!Files.isDirectory(folder)) {
                return Outcome.failure(folder + " is no folder");
            }
            Listing listing = new Listing(folder, request, invocation);
            Files.walkFileTree(folder, Set.<FileVisitOption>of(), request.depth(), listing);
            for (String line : listing.lines.values()) {
                invocation.output().print(OutputStreamName.STDOUT, line + "\n");
            }
            return listing.outcome();
        } catch (IOException e) {
            return Trouble.outcome(e);
        }
    }

    private static final class Listing extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final Request request;
        private final Invocation invocation;
        private final SortedMap<String, String> lines = new TreeMap<>();

        private boolean isFull;

        Listing(Path folder, Request request, Invocation invocation) {
            this.folder = folder;
            this.request = request;
            this.invocation = invocation;
        }

        Outcome outcome() {
            if (isFull) {
                return Outcome.failure("there is more than the limit of " + request.limit()
                        + " entries: ask with a glob, or with a higher limit");
            }
            return invocation.stopping().reason().isPresent()
                    ? Outcome.failure("stopped after " + lines.size() + " entries")
                    : Outcome.success();
        }

        @Override
        public FileVisitResult preVisitDirectory(Path entry, BasicFileAttributes attributes) throws IOException {
            return entry.equals(folder) ? FileVisitResult.CONTINUE : visitFile(entry, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) throws IOException {
            if (invocation.stopping().reason().isPresent()) {
                return FileVisitResult.TERMINATE;
            }
            if (!request.names().matches(entry.getFileName())) {
                return FileVisitResult.CONTINUE;
            }
            if (lines.size() == request.limit()) {
                isFull = true;
                return FileVisitResult.TERMINATE;
            }
            String path = folder.relativize(entry).toString();
            try {
                lines.put(path, line(entry, path));
            } catch (NoSuchFileException e) {
                // It went away meanwhile, and is no entry any more.
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path entry, IOException e) throws IOException {
            if (entry.equals(folder)) {
                throw e;
            }
            invocation.output().print(OutputStreamName.STDERR, shown(String.valueOf(e.getMessage())) + "\n");
            return FileVisitResult.CONTINUE;
        }

        private static String line(Path entry, String path) throws IOException {
            PosixFileAttributes attributes =
                    Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String kind = attributes.isDirectory() ? "d" : attributes.isSymbolicLink() ? "l" : "-";
            String target = attributes.isSymbolicLink()
                    ? " -> " + shown(Files.readSymbolicLink(entry).toString())
                    : "";
            return String.join(
                    "\t",
                    kind + PosixFilePermissions.toString(attributes.permissions()),
                    attributes.owner().getName(),
                    attributes.group().getName(),
                    Long.toString(attributes.size()),
                    attributes
                            .lastModifiedTime()
                            .toInstant()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString(),
                    shown(path) + target);
        }

        /** As it is, or in quotes where it holds what would break the line. */
        private static String shown(String text) {
            return text.chars().anyMatch(Character::isISOControl) ? Quoted.text(text) : text;
        }
    }
}
