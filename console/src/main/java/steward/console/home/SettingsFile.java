package steward.console.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import steward.codec.Json;
import steward.codec.MalformedMessageException;
import steward.message.Attributes;
import steward.message.InvalidNameException;
import steward.message.MethodName;
import steward.message.OperatorName;

/** Reads {@code settings.json}, and says everything that is wrong with it at once. */
final class SettingsFile {
    private static final List<String> KEYS =
            List.of("operator", "broker", "credentials", "authority", "validFor", "runLimit", "runLimits");

    private final Path file;
    private final Attributes values;
    private final List<String> mistakes = new ArrayList<>();

    private SettingsFile(Path file, Attributes values) {
        this.file = file;
        this.values = values;
    }

    /** The defaults where the file is missing. */
    static Settings read(Path file) {
        if (!Files.exists(file)) {
            return Settings.defaults(SystemUser.operator());
        }
        try {
            return new SettingsFile(file, Json.readAttributes(Files.readAllBytes(file))).settings();
        } catch (MalformedMessageException e) {
            throw new HomeException("the settings " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new HomeException("the settings " + file + " cannot be read: " + e, e);
        }
    }

    private Settings settings() {
        values.values().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> mistakes.add("\"" + key + "\" is not a setting: use " + String.join(", ", KEYS)));
        Settings settings = new Settings(
                text("operator", OperatorName::new).orElseGet(SystemUser::operator),
                brokers(),
                text("credentials", this::path),
                text("authority", this::path),
                text("validFor", SettingsFile::validFor).orElse(Settings.VALID_FOR),
                text("runLimit", SettingsFile::runLimit).orElse(Settings.RUN_LIMIT),
                runLimits());
        if (!mistakes.isEmpty()) {
            throw new HomeException("the settings " + file + " hold mistakes:\n  " + String.join("\n  ", mistakes));
        }
        return settings;
    }

    private List<String> brokers() {
        Object value = values.get("broker").orElse(List.of());
        List<?> urls = value instanceof List<?> several ? several : List.of(value);
        List<String> valid = new ArrayList<>();
        for (Object url : urls) {
            convert("broker", url, SettingsFile::broker).ifPresent(valid::add);
        }
        return valid;
    }

    private Map<MethodName, Duration> runLimits() {
        Map<MethodName, Duration> limits = new LinkedHashMap<>();
        Object value = values.get("runLimits").orElse(Map.of());
        if (!(value instanceof Map<?, ?> byMethod)) {
            mistakes.add("\"runLimits\" is not an object: write {\"filecopy\": \"PT1H\"}");
            return limits;
        }
        byMethod.forEach((method, limit) -> {
            String key = "runLimits." + method;
            Optional<MethodName> name = convert(key, method, MethodName::new);
            Optional<Duration> duration = convert(key, limit, SettingsFile::runLimit);
            name.ifPresent(known -> duration.ifPresent(length -> limits.put(known, length)));
        });
        return limits;
    }

    private <T> Optional<T> text(String key, Function<String, T> reader) {
        return values.get(key).flatMap(value -> convert(key, value, reader));
    }

    private <T> Optional<T> convert(String key, @Nullable Object value, Function<String, T> reader) {
        if (!(value instanceof String text)) {
            mistakes.add("\"" + key + "\" is not text: put it in quotation marks");
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (InvalidNameException e) {
            mistakes.add("\"" + key + "\": " + e.getMessage());
        } catch (DateTimeException | IllegalArgumentException e) {
            mistakes.add("\"" + key + "\" is \"" + text + "\": " + e.getMessage());
        }
        return Optional.empty();
    }

    private Path path(String text) {
        Path folder = file.getParent();
        return folder == null ? Path.of(text) : folder.resolve(text);
    }

    private static String broker(String text) {
        URI url = URI.create(text);
        if (url.getHost() == null || url.getScheme() == null) {
            throw new IllegalArgumentException("write an address such as nats://127.0.0.1:4222");
        }
        return text;
    }

    private static Duration validFor(String text) {
        Duration length = duration(text);
        if (length.isZero()) {
            throw new IllegalArgumentException("a command must be valid for some time: write PT1H or P7D");
        }
        return length;
    }

    private static Duration runLimit(String text) {
        return duration(text);
    }

    private static Duration duration(String text) {
        try {
            Duration length = Duration.parse(text);
            if (!length.isNegative()) {
                return length;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("write a duration such as PT5M or P7D", e);
        }
        throw new IllegalArgumentException("a duration is not negative: write one such as PT5M");
    }
}
