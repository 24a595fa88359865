package steward.agent.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import steward.text.NearestName;
import steward.text.Quoted;
import steward.time.Durations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One table of the configuration. Every reading method gives the value, or the default and notes the mistake; {@link #end}
 * notes the keys that nobody asked for.
 */
final class Table {
    private final String prefix;
    private final JsonNode node;
    private final Mistakes mistakes;
    private final Set<String> known = new TreeSet<>();

    /** @param path of the table; empty for the file itself */
    Table(String path, JsonNode node, Mistakes mistakes) {
        prefix = path.isEmpty() ? "" : path + ".";
        this.node = node;
        this.mistakes = mistakes;
    }

    String path(String key) {
        return prefix + key;
    }

    /** Text that a parser makes something of; the parser throws {@link IllegalArgumentException} with a remedy. */
    <T> Optional<T> parsed(String key, Function<String, T> parser) {
        return value(key).flatMap(value -> {
            if (!value.isString()) {
                mistakes.add(path(key), "is " + shown(value), "write text in quotes");
                return Optional.empty();
            }
            return parse(path(key), value.stringValue(), parser);
        });
    }

    /** As {@link #parsed}, and notes a mistake when the key is missing. */
    <T> Optional<T> required(String key, Function<String, T> parser, String example) {
        requirePresence(key, example);
        return parsed(key, parser);
    }

    /** One text or a list of them. */
    <T> List<T> list(String key, Function<String, T> parser) {
        List<T> items = new ArrayList<>();
        for (JsonNode item : value(key).map(Table::itemsOf).orElse(List.of())) {
            if (item.isString()) {
                parse(path(key), item.stringValue(), parser).ifPresent(items::add);
            } else {
                mistakes.add(path(key), "holds " + shown(item), "write text in quotes");
            }
        }
        return items;
    }

    /** As {@link #list}, and notes a mistake when the key is missing or its list is empty. */
    <T> List<T> requiredList(String key, Function<String, T> parser, String example) {
        requirePresence(key, example);
        return list(key, parser);
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    boolean isEmptyList(String key) {
        return node.path(key).isArray() && node.path(key).isEmpty();
    }

    Duration duration(String key, Duration least, Duration most, Duration usual) {
        return parsed(key, text -> within(Durations.parse(text), least, most)).orElse(usual);
    }

    boolean flag(String key, boolean usual) {
        Optional<JsonNode> value = value(key);
        if (value.isPresent() && !value.get().isBoolean()) {
            mistakes.add(path(key), "is " + shown(value.get()), "write true or false without quotes");
        }
        return value.filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(usual);
    }

    long whole(String key, long least, long most, long usual) {
        return within(key, number(key, "write a whole number without quotes"), least, most, usual, String::valueOf);
    }

    /** Bytes, as a number or as text such as {@code "256 MiB"}. */
    long bytes(String key, long least, long most, long usual) {
        Optional<Long> bytes = value(key).map(JsonNode::isString).orElse(false)
                ? parsed(key, ByteSize::parse)
                : number(key, "write it like \"256 MiB\", \"4 GiB\" or 65536");
        return within(key, bytes, least, most, usual, ByteSize::print);
    }

    /** The table of that name; an empty one where it is missing. */
    Table table(String key) {
        JsonNode inner = value(key).orElseGet(JsonNodeFactory.instance::objectNode);
        if (!inner.isObject()) {
            mistakes.add(path(key), "is " + shown(inner), "write it as a table, [" + path(key) + "]");
            inner = JsonNodeFactory.instance.objectNode();
        }
        return new Table(path(key), inner, mistakes);
    }

    /** The tables of that name, {@code [[key]]}. */
    List<Table> tables(String key) {
        List<Table> tables = new ArrayList<>();
        for (JsonNode item : value(key).map(Table::itemsOf).orElse(List.of())) {
            if (item.isObject()) {
                tables.add(new Table(path(key) + "[" + (tables.size() + 1) + "]", item, mistakes));
            } else {
                mistakes.add(path(key), "is " + shown(item), "write it as tables, [[" + path(key) + "]]");
            }
        }
        return tables;
    }

    /** Every key of a table whose keys are free, such as labels. */
    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    boolean isTable(String key) {
        return node.path(key).isObject();
    }

    /** Notes what is wrong with the table as a whole. */
    void mistake(String problem, String remedy) {
        mistakes.add(prefix.substring(0, Math.max(0, prefix.length() - 1)), problem, remedy);
    }

    void mistake(String key, String problem, String remedy) {
        mistakes.add(path(key), problem, remedy);
    }

    /** Notes the keys that nobody has asked for. */
    void end() {
        Set<String> unknown = new HashSet<>(node.propertyNames());
        unknown.removeAll(known);
        new TreeSet<>(unknown)
                .forEach(key -> mistakes.add(prefix + bare(key), "is not a key", NearestName.remedy(key, known)));
    }

    private Optional<JsonNode> value(String key) {
        known.add(key);
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    private void requirePresence(String key, String example) {
        if (!has(key) || isEmptyList(key)) {
            mistakes.add(path(key), "is missing", "write " + example);
        }
    }

    private <T> Optional<T> parse(String path, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            mistakes.add(path + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Long> number(String key, String remedy) {
        Optional<JsonNode> value = value(key);
        Optional<JsonNode> fitting = value.filter(node -> node.isIntegralNumber() && node.canConvertToLong());
        if (value.isPresent() && fitting.isEmpty()) {
            mistakes.add(path(key), "is " + shown(value.get()), remedy);
        }
        return fitting.map(JsonNode::longValue);
    }

    private long within(
            String key, Optional<Long> value, long least, long most, long usual, Function<Long, String> print) {
        if (value.isPresent() && (value.get() < least || value.get() > most)) {
            mistakes.add(
                    path(key),
                    "is " + print.apply(value.get()),
                    "use " + print.apply(least) + " to " + print.apply(most));
        }
        return value.orElse(usual);
    }

    private static Duration within(Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(Durations.print(value) + " is out of bounds: use "
                    + Durations.print(least) + " to " + Durations.print(most));
        }
        return value;
    }

    private static List<JsonNode> itemsOf(JsonNode value) {
        List<JsonNode> items = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(items::add);
        } else {
            items.add(value);
        }
        return items;
    }

    private static String bare(String key) {
        return key.matches("[A-Za-z0-9_-]{1,80}") ? key : Quoted.text(key);
    }

    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return "a table";
        }
        return value.isArray() ? "a list" : value.isString() ? Quoted.text(value.stringValue()) : value.toString();
    }
}
