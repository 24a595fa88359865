package steward.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import steward.time.Durations;

/** The table of methods in the manual says what the code says. */
class MethodsManualTest {
    private static final Path MANUAL = Path.of("../README.md");
    private static final String BEGIN = "<!-- methods -->\n";
    private static final int ANCESTOR_ROWS = 19;
    private static final String END = "<!-- end of methods -->";

    @Test
    void theManualHasThisTable() throws IOException {
        String manual = Files.readString(MANUAL);
        assertThat(manual).contains(BEGIN, END);
        String table = manual.substring(manual.indexOf(BEGIN) + BEGIN.length(), manual.indexOf(END));
        assertThat(table).as("write this table into %s", MANUAL).isEqualTo(table());
    }

    @Test
    void findsNothingForWhatIsNoName() {
        assertThat(Methods.find("tail")).contains(Methods.TAIL);
        assertThat(Methods.find("")).isEmpty();
        assertThat(Methods.find("ta il")).isEmpty();
    }

    /** Every method of the ancestor has its equal here, or a word on why it has none. */
    @Test
    void theManualHasAnAnswerForEachMethodOfTheAncestor() throws IOException {
        String manual = Files.readString(MANUAL);
        List<String> rows = manual.substring(
                        manual.indexOf("<!-- ancestor -->"), manual.indexOf("<!-- end of ancestor"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| there"))
                .toList();
        assertThat(rows).hasSize(ANCESTOR_ROWS).allSatisfy(row -> {
            String here = row.split(" \\| ", -1)[1];
            String first = here.substring(here.indexOf('`') + 1).split("`", -1)[0];
            assertThat(here.startsWith("none: ")
                            || first.equals("error")
                            || Methods.find(first).isPresent())
                    .as(row)
                    .isTrue();
        });
    }

    private static String table() {
        return "| method | what it does | arguments: **must be given**, or what holds without | run limit |\n|---|---|---|---|\n"
                + Methods.all().stream().map(MethodsManualTest::row).collect(Collectors.joining());
    }

    private static String row(MethodDescription method) {
        String arguments =
                method.arguments().stream().map(MethodsManualTest::argument).collect(Collectors.joining("; "));
        String limit = method.defaultRunLimit().isZero() ? "none" : Durations.print(method.defaultRunLimit());
        return "| `" + method.name() + "` | " + method.meaning() + " | " + arguments + " | " + limit + " |\n";
    }

    private static String argument(ArgumentDescription argument) {
        String usual = argument.defaultValue().map(value -> " (" + value + ")").orElse("");
        return argument.required() ? "**`" + argument.name() + "`**" : "`" + argument.name() + "`" + usual;
    }
}
