package steward.console.desktop.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import steward.console.text.SizeText;
import steward.message.Presence;

/**
 * One thing that a node says of itself.
 *
 * @param group what kind of thing
 * @param name of it; of the agent's own things the end of a key of the bundle
 * @param value as it says it
 */
record Said(Group group, String name, String value) {
    /** Kinds of things, in the order of the screen. */
    enum Group {
        AGENT,
        FACT,
        LABEL
    }

    /** Everything worth showing that this presence says. */
    static List<Said> of(Presence presence) {
        List<Said> all = new ArrayList<>();
        all.add(new Said(Group.AGENT, "version", presence.version()));
        all.add(new Said(Group.AGENT, "host", presence.host()));
        all.add(new Said(Group.AGENT, "addresses", String.join("\n", presence.addresses())));
        all.add(new Said(Group.AGENT, "methods", methods(presence)));
        all.add(new Said(Group.AGENT, "boot", presence.bootId()));
        sorted(presence.facts()).forEach((name, value) -> all.add(new Said(Group.FACT, name, value)));
        sorted(presence.labels()).forEach((name, value) -> all.add(new Said(Group.LABEL, name, value)));
        return all;
    }

    private static String methods(Presence presence) {
        return String.join(
                ", ", presence.methods().stream().map(Object::toString).sorted().toList());
    }

    private static Map<String, String> sorted(Map<String, String> values) {
        return new TreeMap<>(values);
    }

    /** Names it among all that a node says. */
    Key key() {
        return new Key(group, name);
    }

    /** The value for people: sizes of memory, which come as bytes, with a unit. */
    static String shown(Key key, String value) {
        boolean isSize = key.group() == Group.FACT
                && key.name().toLowerCase(java.util.Locale.ROOT).endsWith("memory")
                && value.matches("\\d{4,18}");
        return isSize ? SizeText.of(Long.parseLong(value)) : value;
    }

    /** Names one thing among all that a node says. */
    record Key(Group group, String name) {}

    /** The values by their keys, in order. */
    static Map<Key, String> byKey(Collection<Said> all) {
        Map<Key, String> values = new java.util.LinkedHashMap<>();
        all.forEach(said -> values.put(said.key(), said.value()));
        return values;
    }

    /** How long the agent of this presence has been up. */
    static Optional<Duration> up(Presence presence, Instant now) {
        Duration up = Duration.between(presence.startedAt(), now);
        return up.isNegative() ? Optional.empty() : Optional.of(up);
    }
}
