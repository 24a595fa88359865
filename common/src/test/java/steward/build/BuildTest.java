package steward.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BuildTest {
    @Test
    void tellsTheVersionThatMavenBuilt() {
        assertThat(Build.current().version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    void tellsACommitOrNone() {
        assertThat(Build.current().commit().orElse("0123456789ab")).matches("[0-9a-f]{12}");
    }

    @Test
    void saysVersionCommitAndRuntime() {
        assertThat(new Build("1.2.0", Optional.of("0123456789ab")).lines("steward"))
                .containsExactly("steward 1.2.0 (0123456789ab)", Build.runtime());
        assertThat(Build.runtime()).startsWith("Java " + Runtime.version());
    }

    @Test
    void saysNoCommitWhereThereIsNone() {
        assertThat(new Build("1.2.0", Optional.empty()).lines("steward")[0]).isEqualTo("steward 1.2.0");
    }
}
