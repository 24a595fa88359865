package steward.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.*;
import steward.message.*;
import steward.trust.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

public final class AgentConfigFile {
    private AgentConfigFile() {}

    public static AgentConfig read(Path file) {
        JsonNode t = new TomlMapper().readTree(file.toFile());
        List<TrustedOperator> ops = new ArrayList<>();
        t.path("operator")
                .forEach(o -> ops.add(new TrustedOperator(
                        new OperatorName(o.path("name").asString()),
                        VerifyingKey.parse(o.path("key").asString()),
                        List.of(Permission.all()))));
        return new AgentConfig(
                new NodeName(t.path("node").asString()),
                file.toAbsolutePath().resolveSibling(t.path("data").asString()),
                List.of(t.path("broker").path("url").asString()),
                Optional.of(Path.of(t.path("broker").path("credentials").asString())),
                Optional.empty(),
                new TrustList(ops),
                Map.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                1L << 30,
                256L << 20,
                10000,
                Map.of(),
                5,
                Duration.ofMinutes(1));
    }
}
