package steward.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import steward.agent.source.Settings;
import steward.method.ArgumentDescription;
import steward.method.SourceDescription;

/**
 * The settings of one event source in its table.
 *
 * @param table that holds them
 * @param paths what relative paths start from
 */
record TableSettings(Table table, ConfigPaths paths) implements Settings {
    /** Notes which settings are missing that must be given. */
    void require(SourceDescription source) {
        source.settings().stream()
                .filter(setting ->
                        setting.required() && (!table.has(setting.name()) || table.isEmptyList(setting.name())))
                .forEach(setting -> table.mistake(setting.name(), "is missing", remedy(setting)));
    }

    private static String remedy(ArgumentDescription setting) {
        return "give " + setting.typeWords() + ", " + setting.meaning();
    }

    @Override
    public <T> Optional<T> parsed(String key, Function<String, T> parser) {
        return table.parsed(key, parser);
    }

    @Override
    public <T> List<T> list(String key, Function<String, T> parser) {
        return table.list(key, parser);
    }

    @Override
    public boolean flag(String key, boolean usual) {
        return table.flag(key, usual);
    }

    @Override
    public Duration duration(String key, Duration least, Duration most, Duration usual) {
        return table.duration(key, least, most, usual);
    }

    @Override
    public long whole(String key, long least, long most, long usual) {
        return table.whole(key, least, most, usual);
    }

    @Override
    public long bytes(String key, long least, long most, long usual) {
        return table.bytes(key, least, most, usual);
    }

    @Override
    public Optional<Path> folder(String key) {
        return table.parsed(key, paths::folder);
    }

    @Override
    public Optional<Path> certificates(String key) {
        return table.parsed(key, paths::certificates);
    }

    @Override
    public Optional<Path> secret(String key) {
        return table.parsed(key, paths::secret);
    }

    @Override
    public boolean has(String key) {
        return table.has(key);
    }

    @Override
    public void mistake(String key, String problem, String remedy) {
        table.mistake(key, problem, remedy);
    }
}
