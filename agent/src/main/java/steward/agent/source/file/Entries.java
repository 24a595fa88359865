package steward.agent.source.file;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import steward.text.ByteText;

/** Makes entries of the bytes of a file as they come. Pure, for one thread. */
final class Entries {
    private final int longest;
    private final Optional<Pattern> beginning;
    private final Piece line = new Piece();
    private final Piece pending = new Piece();
    private long place;
    private long pendingEnd;

    /**
     * @param longest how many bytes of an entry are kept
     * @param beginning what the first line of an entry begins with; empty where each line is one
     * @param place in the file where the first byte comes from
     */
    Entries(int longest, Optional<Pattern> beginning, long place) {
        this.longest = longest;
        this.beginning = beginning;
        this.place = place;
    }

    /** The place behind the last byte that came. */
    long place() {
        return place;
    }

    /** Whether an entry waits for what may belong to it. */
    boolean isPending() {
        return pending.lines > 0;
    }

    /** Takes bytes and gives the entries that are complete with them. */
    List<Entry> accept(byte[] bytes, int length) {
        List<Entry> complete = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            place++;
            if (bytes[i] == '\n') {
                ended().ifPresent(complete::add);
            } else {
                line.add(bytes[i]);
            }
        }
        return complete;
    }

    /** The entry that waits, because nothing came for a while. */
    Optional<Entry> settle() {
        return isPending() ? Optional.of(pending.take(pendingEnd)) : Optional.empty();
    }

    /** What is left, because nothing will come any more: a last line without an end counts. */
    List<Entry> finish() {
        List<Entry> rest = new ArrayList<>();
        if (line.size() > 0) {
            ended().ifPresent(rest::add);
        }
        settle().ifPresent(rest::add);
        return rest;
    }

    private Optional<Entry> ended() {
        line.lines = 1;
        if (beginning.isEmpty()) {
            return Optional.of(line.take(place));
        }
        Optional<Entry> before = begins() ? settle() : Optional.empty();
        pending.append(line);
        pendingEnd = place;
        return before;
    }

    private boolean begins() {
        String text = ByteText.of(line.trimmed()).value();
        return beginning.orElseThrow().matcher(text).lookingAt();
    }

    /** Bytes of which the first are kept. */
    private final class Piece {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long cut;
        private int lines;

        void add(int next) {
            if (kept.size() < longest) {
                kept.write(next);
            } else {
                cut++;
            }
        }

        long size() {
            return kept.size() + cut;
        }

        void append(Piece more) {
            if (lines > 0) {
                add('\n');
            }
            for (byte next : more.trimmed()) {
                add(next);
            }
            cut += more.cut;
            lines += more.lines;
            more.clear();
        }

        Entry take(long end) {
            Entry entry = new Entry(trimmed(), cut, lines, end);
            clear();
            return entry;
        }

        /** Without a carriage return at its end. */
        byte[] trimmed() {
            byte[] bytes = kept.toByteArray();
            boolean hasReturn = cut == 0 && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
            return hasReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
        }

        private void clear() {
            kept.reset();
            cut = 0;
            lines = 0;
        }
    }
}
