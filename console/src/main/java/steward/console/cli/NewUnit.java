package steward.console.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import steward.message.NodeName;
import steward.message.OperatorName;
import steward.trust.VerifyingKey;

/**
 * What a unit is told so that it takes part.
 *
 * @param node its name
 * @param data folder of its ledger
 * @param brokers where the broker is, as the unit reaches it
 * @param credentials file that opens the broker to agents
 * @param operator whose commands it obeys
 * @param key the operator's
 * @param labels of the node
 */
record NewUnit(
        NodeName node,
        String data,
        List<String> brokers,
        Optional<Path> credentials,
        OperatorName operator,
        VerifyingKey key,
        Map<String, String> labels) {
    private static final String CREDENTIALS = "agent.credentials";

    /**
     * Writes both files into that folder, for this user only.
     *
     * @return the configuration
     * @throws UsageException when one of them is there already
     */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path config = folder.resolve("agent.toml");
        if (credentials.isPresent()) {
            writeNew(folder.resolve(CREDENTIALS), Files.readString(credentials.get(), StandardCharsets.UTF_8));
        }
        writeNew(config, toml());
        return config;
    }

    /** Whether only this machine itself reaches that broker. */
    boolean isLocal() {
        return brokers.stream().allMatch(url -> url.matches("[a-z]+://([^@]*@)?(127\\.|localhost|\\[::1]).*"));
    }

    private String toml() {
        StringBuilder text = new StringBuilder();
        line(text, "node", quoted(node.value()));
        line(text, "data", quoted(data));
        text.append("\n[broker]\n");
        line(text, "url", brokers.stream().map(NewUnit::quoted).collect(Collectors.joining(", ", "[", "]")));
        if (credentials.isPresent()) {
            line(text, "credentials", quoted(CREDENTIALS));
        }
        text.append("\n[[operator]]\n");
        line(text, "name", quoted(operator.value()));
        line(text, "key", quoted(key.toString()));
        line(text, "allow", "[\"*\"]");
        if (!labels.isEmpty()) {
            text.append("\n[labels]\n");
            labels.forEach((name, value) -> line(text, quoted(name), quoted(value)));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(" = ").append(value).append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void writeNew(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            throw new UsageException(file + " is there already: name another folder with --out, or remove it");
        }
        boolean hasPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = hasPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
