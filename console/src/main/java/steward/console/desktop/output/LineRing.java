package steward.console.desktop.output;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** The newest lines, in an array that is written round and round. For the thread that paints. */
public final class LineRing extends ObservableListBase<OutputLine> {
    private final @Nullable OutputLine[] lines;
    private int first;
    private int size;
    private long dropped;

    LineRing(int capacity) {
        lines = new OutputLine[capacity];
    }

    /** Adds lines behind the last; the oldest go and are counted where they do not all fit. */
    void append(List<OutputLine> more) {
        List<OutputLine> fitting = more;
        if (more.size() > lines.length) {
            dropped += more.size() - lines.length;
            fitting = more.subList(more.size() - lines.length, more.size());
        }
        int gone = Math.max(0, size + fitting.size() - lines.length);
        beginChange();
        if (gone > 0) {
            List<OutputLine> removed = new ArrayList<>(subList(0, gone));
            first = (first + gone) % lines.length;
            size -= gone;
            dropped += gone;
            nextRemove(0, removed);
        }
        int from = size;
        for (OutputLine line : fitting) {
            lines[(first + size) % lines.length] = line;
            size++;
        }
        nextAdd(from, size);
        endChange();
    }

    void forget() {
        beginChange();
        List<OutputLine> removed = new ArrayList<>(this);
        size = 0;
        first = 0;
        dropped = 0;
        nextRemove(0, removed);
        endChange();
    }

    /** Lines that went to make room. */
    public long dropped() {
        return dropped;
    }

    @Override
    public OutputLine get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        OutputLine line = lines[(first + index) % lines.length];
        if (line == null) {
            throw new IllegalStateException("line " + index + " was never written");
        }
        return line;
    }

    @Override
    public int size() {
        return size;
    }
}
