package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import steward.console.home.Home;

class WrongCallTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nods --to ship1 | there is no verb or option \"nods\": did you mean \"nodes\"? Otherwise use one of send, copy, grid",
                "'' | a verb is missing",
                "nodes --watch | Unknown option: '--watch'",
                "job | Missing required parameter: 'ID'",
                "send -- uptime | Missing required option: '--to=TARGETS'",
                "send --to ship1 | there is nothing to run: write it after --",
                "send --to ship1 --argument argv:=[1] -- ls | the command is given twice",
                "send --to ship1 --argument x -- ls | has no name or no value",
                "send --to ship1 --argument x:={ -- ls | argument \"x\": the JSON is malformed",
                "send --to ship1 --valid-for soon -- ls | duration \"soon\" is not a duration: write it like",
                "send --to ship1 --run-limit -1s -- ls | duration",
                "send --to ship1 --wait=x -- ls | '--wait'",
                "send --to ship1 --on-interrupt maybe -- ls | expected one of [REPORT, RERUN]",
                "send --to ship1 --method a.b -- ls | contains '.', which separates",
                "retry 1 --state BROKEN | BROKEN",
                "jobs --limit 0 | use 1 to 1000",
                "events --since whenever | is neither a time span nor an instant: write it like 2h",
                "completion tcsh | tcsh",
                "console --json | --json does not go with 'console'",
                "console | There is no display to open a window on",
                "broker | write 'steward broker run'",
                "broker run --listen nowhere | has no port: write host:port",
            })
    void saysWhatIsWrongAndHowToMendIt(String call, String message) {
        Call answer = called(call);
        assertThat(answer.err()).contains(message);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send --to ship1,online -- ls | ship1,online",
                "nodes not | not",
                "grid state:broken | state:broken",
                "events ship1 or | ship1 or"
            })
    void showsWhereTheTargetsAreWrong(String call, String filter) {
        Call answer = called(call);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith(filter + "\n").contains("^\ncolumn ");
    }

    @Test
    void namesTheStoreThatCannotBeReadAndNoClass() throws IOException {
        Path store = Home.open(folder.resolve("home")).store();
        Files.writeString(store, "this is not a database, whatever its name says; it is plain text".repeat(20));
        Call answer = called("jobs");
        assertThat(answer.err())
                .contains("the store " + store + " cannot be opened", "move the file away")
                .doesNotContain("Exception", "this failed");
        assertThat(answer.code()).isEqualTo(1);
    }

    @Test
    void opensNothingForAWrongCall() {
        called("send --to ship1,online -- ls");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void helpOfEveryVerbHasExamplesAndTheOptionsOfAll(String verb) {
        Call answer = called(verb + " --help");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains("Usage: steward " + verb, "Examples:\n  ", "steward " + verb)
                .contains("--home", "--broker", "--json", "--help");
        assertThat(answer.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
    }

    static Stream<String> verbs() {
        return Stream.concat(
                Verbs.ALL.stream(),
                Stream.of("broker run", "broker status", "schedule add", "schedule list", "schedule remove"));
    }

    @Test
    void helpOfSendTellsTheRuleForWordsAndTheExitCodes() {
        assertThat(called("send --help").out())
                .contains("one word is a line for the node's shell")
                .contains("3 broker not reachable: saved, will be sent");
    }

    @Test
    void helpOfTheProgramListsEveryVerb() {
        Call answer = called("--help");
        assertThat(answer.code()).isZero();
        assertThat(Verbs.ALL).allSatisfy(verb -> assertThat(answer.out()).containsPattern("(?m)^  " + verb + " +\\S"));
    }

    @Test
    void tellsItsVersion() {
        assertThat(called("--version").out()).startsWith("steward ");
    }

    private Call called(String call) {
        String[] words =
                Arrays.stream(call.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
        return Call.of(Map.of("STEWARD_HOME", folder.resolve("home").toString()), words);
    }
}
