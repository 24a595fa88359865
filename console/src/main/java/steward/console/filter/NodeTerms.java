package steward.console.filter;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import steward.message.NodeName;
import steward.time.Durations;

/** The terms about a node as a whole. */
final class NodeTerms {
    private NodeTerms() {}

    /** Its name. */
    record NameIs(OneOf names) implements Condition.Term {
        @Override
        public boolean matches(FilterSubject node) {
            return names.matches(node.name().value());
        }

        @Override
        public String print() {
            return names.print();
        }

        @Override
        public void eachName(Consumer<NodeName> reader) {
            names.literals().forEach(name -> reader.accept(new NodeName(name)));
        }
    }

    /** Whether it can be heard. */
    record StandingIs(Standing standing) implements Condition.Term {
        @Override
        public boolean matches(FilterSubject node) {
            return node.standing() == standing;
        }

        @Override
        public String print() {
            return standing.name().toLowerCase(Locale.ROOT);
        }
    }

    /** A label that its configuration gives it. */
    record LabelIs(String label, OneOf values) implements Condition.Term {
        @Override
        public boolean matches(FilterSubject node) {
            return has(node.labels(), label, values);
        }

        @Override
        public String print() {
            return FilterKey.printLabel(label) + "=" + values.print();
        }
    }

    /** A fact of its machine; its name is a plain word. */
    record FactIs(String fact, OneOf values) implements Condition.Term {
        @Override
        public boolean matches(FilterSubject node) {
            return has(node.facts(), fact, values);
        }

        @Override
        public String print() {
            return FilterKey.FACT + fact + "=" + values.print();
        }
    }

    /** The version of its agent. */
    record VersionIs(OneOf values) implements Condition.Term {
        @Override
        public boolean matches(FilterSubject node) {
            return node.version().filter(values::matches).isPresent();
        }

        @Override
        public String print() {
            return FilterKey.VERSION.word() + ":" + values.print();
        }
    }

    /** How long it has been silent. A node that was never heard has been silent for longer than any time. */
    record SilentFor(boolean longer, Duration limit) implements Condition.Term {
        @Override
        public boolean matches(FilterSubject node) {
            Optional<Duration> age = node.lastContactAge();
            return longer
                    ? age.isEmpty() || age.get().compareTo(limit) > 0
                    : age.isPresent() && age.get().compareTo(limit) < 0;
        }

        @Override
        public String print() {
            return FilterKey.AGE.word() + (longer ? ">" : "<") + Durations.print(limit);
        }
    }

    private static boolean has(Map<String, String> entries, String key, OneOf values) {
        String value = entries.get(key);
        return value != null && values.matches(value);
    }
}
