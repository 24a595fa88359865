package steward.console.fleet;

import java.util.Comparator;
import steward.message.Domain;
import steward.message.MethodName;

/** A column of the grid: {@code method.domain}. Sorted by method, then domain. */
public record Column(MethodName method, Domain domain) implements Comparable<Column> {
    private static final Comparator<Column> ORDER =
            Comparator.comparing(Column::method).thenComparing(Column::domain);

    @Override
    public int compareTo(Column other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return method + "." + domain;
    }
}
