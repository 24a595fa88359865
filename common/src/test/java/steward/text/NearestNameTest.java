package steward.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("node", "tls_ca", "concurrency", "output_bytes", "outbox_bytes");

    @ParameterizedTest
    @CsvSource({"nodes, node", "Node, node", "tlsca, tls_ca", "concurency, concurrency", "output-bytes, output_bytes"})
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(NearestName.find(typed, KNOWN)).contains(meant);
    }

    @Test
    void findsNothingForSomethingElse() {
        assertThat(NearestName.find("labels", KNOWN)).isEmpty();
        assertThat(NearestName.find("x".repeat(10_000), KNOWN)).isEmpty();
        assertThat(NearestName.find("node", List.of())).isEmpty();
    }

    @Test
    void namesAllThatIsKnownInTheRemedy() {
        assertThat(NearestName.remedy("nod", List.of("node", "data")))
                .isEqualTo("did you mean \"node\"? Otherwise use one of node, data");
        assertThat(NearestName.remedy("labels", List.of("node"))).isEqualTo("use one of node");
        assertThat(NearestName.remedy("labels", List.of())).isEqualTo("leave it out, there are none");
    }
}
