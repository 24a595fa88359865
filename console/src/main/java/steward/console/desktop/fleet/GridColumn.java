package steward.console.desktop.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import steward.console.fleet.Column;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.MethodName;

/** A column of the grid, with a text form that is remembered. */
public sealed interface GridColumn {
    /** Its text form, which {@link #parse} reads. */
    String id();

    /** What every node has. */
    enum Own implements GridColumn {
        NODE,
        HEARD,
        QUEUED,
        RUNNING,
        VERSION,
        OFFSET,
        ADDRESSES,
        STARTED;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A label of the unit's configuration. */
    record Label(String key) implements GridColumn {
        @Override
        public String id() {
            return "label:" + key;
        }
    }

    /** A fact of the machine. */
    record Fact(String key) implements GridColumn {
        @Override
        public String id() {
            return "fact:" + key;
        }
    }

    /** The last ack on a subject. */
    record Subject(Column column) implements GridColumn {
        @Override
        public String id() {
            return "subject:" + column;
        }
    }

    /** The column with that text form; nothing where there is none. */
    static Optional<GridColumn> parse(String id) {
        if (id.startsWith("label:")) {
            return Optional.of(new Label(id.substring("label:".length())));
        }
        if (id.startsWith("fact:")) {
            return Optional.of(new Fact(id.substring("fact:".length())));
        }
        if (id.startsWith("subject:")) {
            return subject(id.substring("subject:".length()));
        }
        return Arrays.stream(Own.values())
                .filter(own -> own.id().equals(id))
                .map(GridColumn.class::cast)
                .findFirst();
    }

    private static Optional<GridColumn> subject(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Subject(
                    new Column(new MethodName(text.substring(0, dot)), new Domain(text.substring(dot + 1)))));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
