package steward.agent.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import steward.agent.source.SourceRegistry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The agent's configuration as a file in TOML. */
public final class AgentConfigFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final TomlMapper TOML = new TomlMapper();

    private AgentConfigFile() {}

    /**
     * Reads the file and everything that it points to.
     *
     * @param sources the event sources that there can be
     * @throws ConfigException with every mistake at once
     */
    public static AgentConfig read(Path file, SourceRegistry sources) {
        Path absolute = file.toAbsolutePath().normalize();
        JsonNode tree = tree(absolute);
        Mistakes mistakes = new Mistakes();
        AgentConfigReader reader = new AgentConfigReader(absolute.resolveSibling(""), sources, mistakes);
        return reader.read(new Table("", tree, mistakes))
                .orElseThrow(() -> new ConfigException(absolute, mistakes.found()));
    }

    private static JsonNode tree(Path file) {
        String text = text(file);
        try {
            return TOML.readTree(text);
        } catch (JacksonException e) {
            String problem = e.getOriginalMessage().lines().collect(Collectors.joining(" "));
            throw refused(
                    file, "it is not TOML" + position(e) + ": " + problem + ": correct that line or the one before");
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused(file, "it has more than " + ByteSize.print(MOST_BYTES) + ": name the right file");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw refused(file, "there is no such file: write one, or name another with --config");
        } catch (CharacterCodingException e) {
            throw refused(file, "it is not in UTF-8: save it in UTF-8");
        } catch (IOException e) {
            throw refused(file, "it cannot be read (" + e + "): let this user read it");
        }
    }

    private static ConfigException refused(Path file, String mistake) {
        return new ConfigException(file, List.of(mistake));
    }

    private static String position(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
