package steward.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of event sources in the manual says what the code says. */
class SourcesManualTest {
    private static final Path MANUAL = Path.of("../README.md");
    private static final String BEGIN = "<!-- sources -->\n";
    private static final String END = "<!-- end of sources -->";

    @Test
    void theManualHasThisTable() throws IOException {
        String manual = Files.readString(MANUAL);
        assertThat(manual).contains(BEGIN, END);
        String table = manual.substring(manual.indexOf(BEGIN) + BEGIN.length(), manual.indexOf(END));
        assertThat(table).as("write this table into %s", MANUAL).isEqualTo(table());
    }

    @Test
    void findsNothingForWhatIsNoName() {
        assertThat(Sources.find("heartbeat")).contains(Sources.HEARTBEAT);
        assertThat(Sources.find("heart beat")).isEmpty();
    }

    private static String table() {
        return "| source | setting | type | meaning | default |\n|---|---|---|---|---|\n"
                + Sources.all().stream().map(SourcesManualTest::rows).collect(Collectors.joining());
    }

    private static String rows(SourceDescription source) {
        return "| `" + source.name() + "` | | | " + source.meaning() + " | |\n"
                + source.settings().stream().map(SourcesManualTest::row).collect(Collectors.joining());
    }

    private static String row(ArgumentDescription setting) {
        return "| | `" + setting.name() + "` | " + setting.typeWords() + " | " + setting.meaning() + " | "
                + setting.defaultValue().orElse("must be given") + " |\n";
    }
}
