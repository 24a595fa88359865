package steward.agent.source.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import steward.agent.source.EventDraft;
import steward.agent.source.Position;
import steward.agent.source.Source;
import steward.agent.source.SourceContext;
import steward.message.Attributes;
import steward.message.Severity;
import steward.text.ByteText;

/**
 * One {@code filetail}. A file is known by its number on the disk and its first bytes, so it is read on under another name,
 * and one that takes its name is another file. How far each was read goes to disk with the events of its lines.
 *
 * @param targets what to follow
 * @param fromBeginning whether files that are there at the very first start are read from their beginning
 * @param beginning what the first line of an entry begins with; empty where each line is one
 * @param settle how long an entry waits for more lines
 * @param severity of the events
 * @param longest how many bytes of an entry are carried
 */
record Tailing(
        List<Target> targets,
        boolean fromBeginning,
        Optional<Pattern> beginning,
        Duration settle,
        Severity severity,
        int longest)
        implements Source {
    /** The most files that are followed at one time. */
    static final int MOST_FILES = 1000;

    /** How often folders are looked at of which the system says nothing: what is not there yet, and what may be let go. */
    private static final Duration ROUND = Duration.ofSeconds(10);
    /** A file that was renamed to what does not match is followed until it has not grown for so long. */
    private static final Duration LINGER = Duration.ofMinutes(10);

    private static final String STARTED = "started";
    private static final int BUFFER = 64 * 1024;
    private static final long MOST_BYTES = 256 << 10;

    @Override
    public void run(SourceContext context) throws Exception {
        try (WatchService watch = targets.get(0).folder().getFileSystem().newWatchService();
                Run run = new Run(context)) {
            Set<Path> watched = new HashSet<>();
            while (true) {
                watch(watch, watched);
                run.look();
                WatchKey key = watch.poll(run.pause().toNanos(), TimeUnit.NANOSECONDS);
                if (key != null) {
                    key.pollEvents();
                    if (!key.reset()) {
                        watched.remove((Path) key.watchable());
                    }
                }
            }
        }
    }

    private void watch(WatchService watch, Set<Path> watched) throws IOException {
        for (Target target : targets) {
            if (!watched.contains(target.folder()) && Files.isDirectory(target.folder())) {
                target.folder()
                        .register(
                                watch,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE);
                watched.add(target.folder());
            }
        }
    }

    private final class Run implements AutoCloseable {
        private final SourceContext context;
        private final Map<String, Place> remembered = new HashMap<>();
        private final Map<String, TailedFile> open = new TreeMap<>();
        private final Set<String> refused = new HashSet<>();
        private final Set<String> missing = new HashSet<>();
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private final List<EventDraft> drafts = new ArrayList<>();
        private final Map<String, Position> positions = new TreeMap<>();
        private long bytes;
        private boolean isFirst;

        Run(SourceContext context) throws InterruptedException {
            this.context = context;
            Map<String, String> known = context.positions();
            known.forEach((name, text) -> Place.parse(text).ifPresent(place -> remembered.put(name, place)));
            isFirst = !known.containsKey(STARTED);
        }

        void look() throws IOException, InterruptedException {
            Map<String, Path> there = new HashMap<>();
            for (Target target : targets) {
                there.putAll(Target.filesIn(target.folder()));
            }
            for (Map.Entry<String, Path> file : there.entrySet()) {
                follow(file.getKey(), file.getValue());
            }
            if (isFirst) {
                isFirst = false;
                positions.put(STARTED, Position.at(STARTED, "yes"));
            }
            for (Map.Entry<String, TailedFile> file : List.copyOf(open.entrySet())) {
                read(file.getKey(), file.getValue(), !isGone(file.getKey(), there.keySet()));
            }
            forget(there.keySet());
            missing.addAll(open.keySet());
            missing.addAll(remembered.keySet());
            missing.removeAll(there.keySet());
            put();
        }

        Duration pause() {
            return open.values().stream().anyMatch(TailedFile::isPending) && settle.compareTo(ROUND) < 0
                    ? settle
                    : ROUND;
        }

        private void follow(String identity, Path path) throws IOException {
            TailedFile known = open.get(identity);
            if (known != null) {
                known.renamed(path);
                return;
            }
            Optional<Place> before = Optional.ofNullable(remembered.get(identity));
            if (open.size() == MOST_FILES
                    || (before.isEmpty() && targets.stream().noneMatch(target -> target.matches(path)))) {
                return;
            }
            try {
                if (isFirst && !fromBeginning) {
                    Place end = TailedFile.end(path);
                    before = Optional.of(end);
                    positions.put(identity, Position.at(identity, end.toString()));
                }
                TailedFile file = TailedFile.open(path, before, longest, beginning);
                open.put(identity, file);
                remembered.remove(identity);
                refused.remove(identity);
            } catch (IOException e) {
                if (refused.add(identity)) {
                    add(Severity.WARNING, Attributes.of("text", path + " cannot be read: " + e));
                }
            }
        }

        private void read(String identity, TailedFile file, boolean isThere) throws IOException, InterruptedException {
            do {
                add(identity, file, file.read(buffer));
            } while (file.hasMore());
            Optional<Entry> settled = file.settle(settle.toNanos());
            if (settled.isPresent()) {
                add(identity, file, List.of(settled.get()));
            }
            boolean isLeft = isThere
                    && targets.stream().noneMatch(target -> target.matches(file.path()))
                    && file.isIdle(LINGER.toNanos());
            if (!isThere || isLeft) {
                add(identity, file, file.finish());
                positions.put(identity, Position.gone(identity));
                put();
                open.remove(identity);
                missing.remove(identity);
                file.close();
            }
        }

        /** Missed twice: a file that is renamed while its folder is listed may be missed once. */
        private boolean isGone(String identity, Set<String> there) {
            return !there.contains(identity)
                    && missing.contains(identity)
                    && targets.stream().allMatch(target -> Files.isDirectory(target.folder()));
        }

        /** What was remembered of files that are gone. */
        private void forget(Set<String> there) {
            for (String identity : List.copyOf(remembered.keySet())) {
                if (isGone(identity, there)) {
                    remembered.remove(identity);
                    positions.put(identity, Position.gone(identity));
                }
            }
        }

        private void add(String identity, TailedFile file, List<Entry> entries)
                throws IOException, InterruptedException {
            for (Entry entry : entries) {
                add(severity, data(file.path(), entry));
                bytes += entry.bytes().length;
                positions.put(
                        identity,
                        Position.at(identity, file.reached(entry.end()).toString()));
                if (drafts.size() == SourceContext.MOST_EVENTS || bytes >= MOST_BYTES) {
                    put();
                }
            }
        }

        private void add(Severity how, Attributes data) {
            drafts.add(new EventDraft(how, data));
        }

        private void put() throws InterruptedException {
            if (!drafts.isEmpty() || !positions.isEmpty()) {
                context.put(List.copyOf(drafts), List.copyOf(positions.values()));
                drafts.clear();
                positions.clear();
                bytes = 0;
            }
        }

        @Override
        public void close() throws IOException {
            for (TailedFile file : open.values()) {
                file.close();
            }
        }
    }

    private static Attributes data(Path path, Entry entry) {
        ByteText text = ByteText.of(entry.bytes());
        Attributes data = Attributes.of("text", text.value()).with("path", path.toString());
        if (entry.lines() > 1) {
            data = data.with("lines", entry.lines());
        }
        if (entry.cut() > 0) {
            data = data.with("cut", entry.cut());
        }
        return text.isUtf8() ? data : data.with("charset", "ISO-8859-1");
    }
}
