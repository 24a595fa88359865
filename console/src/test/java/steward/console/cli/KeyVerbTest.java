package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.trust.VerifyingKey;
import tools.jackson.databind.JsonNode;

class KeyVerbTest {
    @TempDir
    private Path folder;

    @Test
    void printsTheSameKeyEachTime() {
        Call first = Call.of("key", "--home", folder.resolve("a").toString());
        assertThat(first.code()).isZero();
        List<String> lines = first.out().lines().toList();
        VerifyingKey key = VerifyingKey.parse(lines.get(0).split(" ")[0]);
        assertThat(lines.get(1)).isEqualTo("key id " + key.id());
        assertThat(Call.of("--home", folder.resolve("a").toString(), "key").out())
                .isEqualTo(first.out());
        assertThat(Call.of("key", "--home", folder.resolve("b").toString()).out())
                .isNotEqualTo(first.out());
    }

    @Test
    void printsItAsJson() {
        JsonNode json = Call.of("key", "--json", "--home", folder.resolve("a").toString())
                .json();
        assertThat(json.propertyNames()).containsExactly("key", "operator", "keyId");
        assertThat(json.get("key").asString()).startsWith("ed25519:");
    }
}
