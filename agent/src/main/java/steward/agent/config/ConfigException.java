package steward.agent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; the text lists every mistake, one a line, each with its remedy. */
public final class ConfigException extends RuntimeException {
    private final List<String> mistakes;

    ConfigException(Path file, List<String> mistakes) {
        super(mistakes.stream()
                .map(mistake -> "  " + mistake)
                .collect(Collectors.joining("\n", file + " cannot be used:\n", "")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake with its key, what is wrong and the remedy. */
    public List<String> mistakes() {
        return mistakes;
    }
}
