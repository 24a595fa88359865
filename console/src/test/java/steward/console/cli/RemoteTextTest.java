package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RemoteTextTest {
    @Test
    void putsTogetherWhatCameInTwoRuns() {
        byte[] bytes = "grün 😀\r\nzwei\r\n\u001b[31m".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            StringBuilder shown = new StringBuilder();
            RemoteText text = new RemoteText("", shown::append);
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(4));
                text.write(Arrays.copyOfRange(bytes, from, to));
                from = to;
            }
            text.end();
            assertThat(shown).hasToString("grün 😀\nzwei\n\\x1b[31m\n");
        }
    }

    @Test
    void endsTheLastLineOnce() {
        assertThat(shown("", "a\n", "b\n")).isEqualTo("a\nb\n");
        assertThat(shown("", "a", "b")).isEqualTo("ab\n");
        assertThat(shown("", "")).isEmpty();
        assertThat(shown("", "a\n\r")).isEqualTo("a\n\\r\n");
    }

    @Test
    void prefixesEveryLine() {
        assertThat(shown("  ", "a\nb", "c\n", "\nd")).isEqualTo("  a\n  bc\n  \n  d\n");
    }

    private static String shown(String prefix, String... runs) {
        StringBuilder shown = new StringBuilder();
        RemoteText text = new RemoteText(prefix, shown::append);
        for (String run : runs) {
            text.write(run.getBytes(StandardCharsets.UTF_8));
        }
        text.end();
        return shown.toString();
    }
}
