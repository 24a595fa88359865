package steward.console.desktop.connection;

import java.util.Optional;

/**
 * What a unit must be told so that it takes part.
 *
 * @param broker address
 * @param credentials the file that lets agents in, where this program knows it
 * @param operator whose commands it is to obey
 * @param key the operator's public key
 */
public record Enrolment(String broker, Optional<String> credentials, String operator, String key) {
    private static final String EXAMPLE = "unit1";

    /** The command that writes the unit's configuration. */
    String configure() {
        StringBuilder text = new StringBuilder("cat > agent.toml <<'EOF'\n")
                .append("node = \"" + EXAMPLE + "\"\n")
                .append("data = \"steward-data\"\n[broker]\n")
                .append("url = \"" + broker + "\"\n");
        credentials.ifPresent(file -> text.append("credentials = \"" + file + "\"\n"));
        return text.append("[[operator]]\n")
                .append("name = \"" + operator + "\"\n")
                .append("key = \"" + key + "\"\n")
                .append("allow = [\"*\"]\nEOF")
                .toString();
    }

    /** The command that starts the unit's agent. */
    String run() {
        return "steward-agent run --config agent.toml";
    }
}
