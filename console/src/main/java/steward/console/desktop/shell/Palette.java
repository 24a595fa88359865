package steward.console.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Worker;
import steward.icons.Icon;

/**
 * What fits what is typed, over actions, places, jobs and nodes: searched behind the screen, at most {@value #MOST} shown.
 * For the thread that paints.
 */
final class Palette {
    static final int MOST = 40;

    private final Sources sources;
    private final Worker worker;
    private final Crossing crossing;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<Entry> found = FXCollections.observableArrayList();
    private final ObservableList<Entry> readable = FXCollections.unmodifiableObservableList(found);
    private List<Entry> fixed = List.of();
    private int search;

    Palette(Sources sources, Worker worker, Crossing crossing) {
        this.sources = sources;
        this.worker = worker;
        this.crossing = crossing;
        text.addListener((observed, before, after) -> search());
    }

    /** Begins anew with what there is now. */
    void open() {
        sources.refresh(this::again);
        text.set("");
        again();
    }

    private void again() {
        fixed = sources.fixed();
        search();
    }

    private void search() {
        String typed = text.get();
        int number = ++search;
        List<Entry> few = fixed;
        Many many = sources.many();
        worker.run(() -> {
            List<Entry> best = best(typed, few, many);
            crossing.run(() -> {
                if (number == search) {
                    found.setAll(best);
                }
            });
        });
    }

    static List<Entry> best(String typed, List<Entry> few, Many many) {
        if (typed.isBlank()) {
            return few.stream().limit(MOST).toList();
        }
        List<Scored> scored = new ArrayList<>();
        for (Entry entry : few) {
            OptionalInt score = Fuzzy.score(typed, entry.label() + " " + entry.detail());
            if (score.isPresent()) {
                scored.add(new Scored(entry, score.getAsInt() + entry.kind().head));
            }
        }
        for (int i = 0; i < many.size(); i++) {
            OptionalInt score = Fuzzy.score(typed, many.name(i));
            if (score.isPresent()) {
                scored.add(new Scored(many.entry(i), score.getAsInt()));
            }
        }
        return scored.stream()
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .limit(MOST)
                .map(Scored::entry)
                .toList();
    }

    StringProperty text() {
        return text;
    }

    ObservableList<Entry> found() {
        return readable;
    }

    /** What an entry is; the more often wanted, the greater its head start. */
    enum Kind {
        ACTION(12),
        VIEW(10),
        JOB(4),
        NODE(0);

        private final int head;

        Kind(int head) {
            this.head = head;
        }
    }

    /**
     * Something that can be chosen.
     *
     * @param keys that do the same, for people
     */
    record Entry(Kind kind, Icon icon, String label, String detail, String keys, Runnable run) {}

    /** So many that entries are made for those only that fit. Read by the worker. */
    interface Many {
        int size();

        String name(int index);

        Entry entry(int index);
    }

    /** Where entries come from. */
    interface Sources {
        /** Actions, views and jobs, as far as they are known. */
        List<Entry> fixed();

        /** Learns which jobs there are; tells when it has. */
        void refresh(Runnable done);

        /** Nodes. */
        Many many();
    }

    private record Scored(Entry entry, int score) {}
}
