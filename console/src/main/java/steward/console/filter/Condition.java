package steward.console.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import steward.message.NodeName;

/** A filter as a tree. */
sealed interface Condition {
    boolean matches(FilterSubject node);

    /** The condition as text that reads to an equal tree; in parentheses where it would not hold together without. */
    String print();

    /** Whether it needs parentheses inside another condition that is joined by words. */
    default boolean isJoined() {
        return false;
    }

    /** The condition as one on a single method and domain of a node, where it is such a condition. */
    default Optional<Predicate<LastState>> onCell() {
        return Optional.empty();
    }

    /** Tells the exact names that are mentioned. */
    default void eachName(Consumer<NodeName> reader) {}

    /** Every node; only ever because it was written. */
    record Everything() implements Condition {
        @Override
        public boolean matches(FilterSubject node) {
            return true;
        }

        @Override
        public String print() {
            return "all";
        }
    }

    /** The opposite. */
    record Not(Condition inner) implements Condition {
        @Override
        public boolean matches(FilterSubject node) {
            return !inner.matches(node);
        }

        @Override
        public String print() {
            return "not " + inParentheses(inner);
        }

        @Override
        public void eachName(Consumer<NodeName> reader) {
            inner.eachName(reader);
        }
    }

    /** At least one of two or more. */
    record AnyOf(List<Condition> parts) implements Condition {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(FilterSubject node) {
            return parts.stream().anyMatch(part -> part.matches(node));
        }

        @Override
        public Optional<Predicate<LastState>> onCell() {
            List<Predicate<LastState>> cells =
                    parts.stream().flatMap(part -> part.onCell().stream()).toList();
            return cells.size() == parts.size()
                    ? Optional.of(cell -> cells.stream().anyMatch(part -> part.test(cell)))
                    : Optional.empty();
        }

        @Override
        public String print() {
            return parts.stream()
                    .map(part -> part instanceof AnyOf ? inParentheses(part) : part.print())
                    .collect(Collectors.joining(" or "));
        }

        @Override
        public boolean isJoined() {
            return true;
        }

        @Override
        public void eachName(Consumer<NodeName> reader) {
            parts.forEach(part -> part.eachName(reader));
        }
    }

    /**
     * All of two or more. Those about a method, a domain or a state must hold of one and the same cell:
     * {@code method:filecopy state:failed} means nodes where a filecopy failed, not nodes with a filecopy where anything
     * failed.
     */
    record AllOf(List<Condition> parts) implements Condition {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(FilterSubject node) {
            List<Predicate<LastState>> cells = new ArrayList<>();
            for (Condition part : parts) {
                Optional<Predicate<LastState>> onCell = part.onCell();
                if (onCell.isPresent()) {
                    cells.add(onCell.get());
                } else if (!part.matches(node)) {
                    return false;
                }
            }
            return cells.isEmpty()
                    || node.states().stream().anyMatch(cell -> cells.stream().allMatch(wanted -> wanted.test(cell)));
        }

        @Override
        public String print() {
            return parts.stream().map(Condition::inParentheses).collect(Collectors.joining(" and "));
        }

        @Override
        public boolean isJoined() {
            return true;
        }

        @Override
        public void eachName(Consumer<NodeName> reader) {
            parts.forEach(part -> part.eachName(reader));
        }
    }

    /** Something about the node as a whole or about one of its cells. */
    non-sealed interface Term extends Condition {}

    private static String inParentheses(Condition inner) {
        return inner.isJoined() ? "(" + inner.print() + ")" : inner.print();
    }
}
