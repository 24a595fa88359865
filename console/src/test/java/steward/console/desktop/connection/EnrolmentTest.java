package steward.console.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EnrolmentTest {
    @Test
    void writesAConfigurationThatNamesBrokerAndOperator() {
        Enrolment enrolment =
                new Enrolment("nats://127.0.0.1:24222", Optional.of("/h/agent.credentials"), "ada", "ed25519:x3J=");
        assertThat(enrolment.configure()).isEqualTo("""
                        cat > agent.toml <<'EOF'
                        node = "unit1"
                        data = "steward-data"
                        [broker]
                        url = "nats://127.0.0.1:24222"
                        credentials = "/h/agent.credentials"
                        [[operator]]
                        name = "ada"
                        key = "ed25519:x3J="
                        allow = ["*"]
                        EOF""");
        assertThat(enrolment.run()).isEqualTo("steward-agent run --config agent.toml");
    }

    @Test
    void leavesOutCredentialsThatItDoesNotKnow() {
        assertThat(new Enrolment("nats://a", Optional.empty(), "ada", "k").configure())
                .doesNotContain("credentials");
    }
}
