package steward.console.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ship1 and | 10 | missing | write one, such as ship1",
                "and ship1 | 1 | missing before \"and\" | write one",
                "ship1 or or ship2 | 10 | missing before \"or\" | write one",
                "(ship1 | 1 | never closed | close it with )",
                "ship1) | 6 | never opened | remove it",
                "ship1,,ship2 | 7 | missing between the comma and \",\" | write one",
                ",ship1 | 1 | nothing stands before this comma | remove it",
                "ship1, | 7 | missing between the comma and the end | write one",
                "ship1,online | 7 | missing between the comma and \"online\" | write or",
                "online,ship1 | 7 | a comma joins names | write or in place of it",
                "site=north,state:failed | 12 | a comma joins names or values | write or",
                "site= | 6 | a value is missing | write one",
                "state=failed | 1 | is not a label | write state:...",
                "colour:red | 1 | is not a key | label=value",
                "state:broken | 7 | is not a state | succeeded, failed",
                "age>soon | 5 | no duration | 30s, 5m, 2h",
                "age>1h,2h | 8 | one duration | join two terms",
                "age:2h | 1 | compared | age>2h",
                "size>2 | 5 | only age | age>2h",
                "ship1.example.org | 1 | no name of a node | use ship1-example-org",
                "ship*.example | 1 | contains '.' | write ? in its place",
                "si*=x | 1 | no wildcards | write it out",
                "\"ship1 | 1 | no partner | close it",
                "ship\"1\" | 5 | touches | put a space between",
                "not | 4 | missing before the end | write one",
            })
    void saysWhereWhatAndHowToMendIt(String filter, int column, String problem, String remedy) {
        FilterSyntaxException error = refused(filter);
        assertThat(error.column()).as(error.getMessage()).isEqualTo(column);
        assertThat(error).hasMessageContaining(problem).hasMessageContaining(remedy);
    }

    @Test
    void showsACaretUnderTheProblem() {
        assertThat(refused("ship1 and state:broken").render())
                .startsWith("ship1 and state:broken\n                ^\ncolumn 17: \"broken\" is not a state: ");
    }

    @Test
    void showsALongFilterAroundTheProblem() {
        String[] lines =
                refused("ship1 or ".repeat(100) + "state:bröken").render().split("\n");
        assertThat(lines[0]).startsWith("…").contains("state:bröken").hasSizeLessThan(90);
        assertThat(lines[1].indexOf('^')).isEqualTo(lines[0].indexOf("bröken"));
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(refused("state:\u001b[31m").render()).doesNotContain("\u001b");
    }

    @Test
    void depthIsBounded() {
        assertThat(Filter.parse("(".repeat(50) + "ship1" + ")".repeat(50))).hasToString("ship1");
        assertThat(refused("(".repeat(51) + "ship1" + ")".repeat(51))).hasMessageContaining("use fewer");
        assertThat(refused("!".repeat(100_000 / 2) + "ship1")).hasMessageContaining("use fewer");
    }

    @Test
    void lengthIsBounded() {
        assertThat(refused("a".repeat(70_000))).hasMessageContaining("use at most 65536");
    }

    private static FilterSyntaxException refused(String filter) {
        FilterSyntaxException error = catchThrowableOfType(FilterSyntaxException.class, () -> Filter.parse(filter));
        assertThat(error).as("no error for %s", filter).isNotNull();
        return error;
    }
}
