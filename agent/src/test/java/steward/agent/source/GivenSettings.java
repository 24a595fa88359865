package steward.agent.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Settings from a map, that remembers what was asked for and what was wrong. */
public final class GivenSettings implements Settings {
    private final Map<String, Object> values;
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    public GivenSettings(Map<String, Object> values) {
        this.values = values;
    }

    /** What was noted. */
    public List<String> mistakes() {
        return mistakes;
    }

    /** Which settings were read. */
    public Set<String> asked() {
        return asked;
    }

    @Override
    public <T> Optional<T> parsed(String key, Function<String, T> parser) {
        return value(key).flatMap(value -> parse(key, String.valueOf(value), parser));
    }

    @Override
    public <T> List<T> list(String key, Function<String, T> parser) {
        List<?> items = value(key)
                .map(value -> value instanceof List<?> list ? list : List.of(value))
                .orElse(List.of());
        return items.stream()
                .flatMap(item -> parse(key, String.valueOf(item), parser).stream())
                .toList();
    }

    @Override
    public boolean flag(String key, boolean usual) {
        return value(key).map(Boolean.class::cast).orElse(usual);
    }

    @Override
    public Duration duration(String key, Duration least, Duration most, Duration usual) {
        return value(key).map(Duration.class::cast).orElse(usual);
    }

    @Override
    public long whole(String key, long least, long most, long usual) {
        return value(key).map(value -> ((Number) value).longValue()).orElse(usual);
    }

    @Override
    public long bytes(String key, long least, long most, long usual) {
        return whole(key, least, most, usual);
    }

    @Override
    public Optional<Path> folder(String key) {
        return value(key).map(value -> Path.of(value.toString()));
    }

    @Override
    public Optional<Path> certificates(String key) {
        return folder(key);
    }

    @Override
    public Optional<Path> secret(String key) {
        return folder(key);
    }

    @Override
    public boolean has(String key) {
        return values.containsKey(key);
    }

    @Override
    public void mistake(String key, String problem, String remedy) {
        mistakes.add(key + " " + problem + ": " + remedy);
    }

    private Optional<Object> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private <T> Optional<T> parse(String key, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            mistakes.add(key + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
