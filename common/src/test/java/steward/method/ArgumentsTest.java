package steward.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Attributes;
import steward.message.MethodName;

class ArgumentsTest {
    private static final MethodDescription METHOD = new MethodDescription(
            new MethodName("sample"),
            "A sample.",
            Duration.ZERO,
            List.of(
                    ArgumentDescription.optional("directory", ArgumentType.TEXT, "where.", "home"),
                    ArgumentDescription.optional("count", ArgumentType.WHOLE, "how many.", "1"),
                    ArgumentDescription.optional("argv", ArgumentType.LIST, "words.", "none"),
                    ArgumentDescription.optional("environment", ArgumentType.OBJECT, "variables.", "none")));

    @Test
    void readsEachType() throws Exception {
        Arguments arguments = read(Attributes.of("directory", "PT90S")
                .with("argv", List.of("a", ""))
                .with("environment", Map.of("A", "1")));

        assertThat(arguments.text("directory")).contains("PT90S");
        assertThat(arguments.duration("directory")).contains(Duration.ofSeconds(90));
        assertThat(arguments.textList("argv").orElseThrow()).containsExactly("a", "");
        assertThat(arguments.textMap("environment")).containsExactly(Map.entry("A", "1"));
        assertThat(read(Attributes.of("count", true)).flag("count")).contains(true);
    }

    @Test
    void givesNothingForWhatIsMissing() throws Exception {
        Arguments arguments = read(Attributes.none());

        assertThat(arguments.text("directory")).isEmpty();
        assertThat(arguments.textList("argv")).isEmpty();
        assertThat(arguments.textMap("environment")).isEmpty();
        assertThat(arguments.flag("directory")).isEmpty();
        assertThat(arguments.duration("directory")).isEmpty();
    }

    @Test
    void namesTheNearestKnownArgument() {
        assertThatThrownBy(() -> read(Attributes.of("direktory", "/")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("argument \"direktory\" is not one that sample takes: did you mean \"directory\"? "
                        + "Otherwise use one of directory, count, argv, environment");
    }

    @Test
    void suggestsNothingWhereNothingIsNear() {
        assertThatThrownBy(() -> read(Attributes.of("zzzzzzzz", "/")))
                .hasMessage("argument \"zzzzzzzz\" is not one that sample takes: "
                        + "use one of directory, count, argv, environment");
    }

    @Test
    void refusesAMissingRequiredArgument() {
        MethodDescription method = new MethodDescription(
                new MethodName("sample"),
                "A sample.",
                Duration.ZERO,
                List.of(ArgumentDescription.required("path", ArgumentType.TEXT, "the file to read.")));

        assertThatThrownBy(() -> Arguments.of(method, Attributes.none()))
                .hasMessage("argument \"path\" is missing: give text, the file to read.");
    }

    @Test
    void refusesAnotherTypeWithRuleAndRemedy() throws Exception {
        Arguments arguments =
                read(Attributes.of("directory", 3L).with("argv", "ls").with("environment", List.of()));

        assertThatThrownBy(() -> arguments.text("directory"))
                .hasMessage("argument \"directory\" must be text and is 3: write it in quotes");
        assertThatThrownBy(() -> arguments.textList("argv"))
                .hasMessage("argument \"argv\" must be a list of texts and is \"ls\": write [\"one\", \"two\"]");
        assertThatThrownBy(() -> arguments.textMap("environment"))
                .hasMessage("argument \"environment\" must be an object of texts and is a list: "
                        + "write {\"NAME\": \"value\"}");
        assertThatThrownBy(() -> arguments.flag("directory")).hasMessageContaining("must be true or false and is 3");
    }

    @Test
    void namesTheItemOfAListOrMap() throws Exception {
        Arguments arguments =
                read(Attributes.of("argv", Arrays.asList("a", null)).with("environment", Map.of("A", 1L)));

        assertThatThrownBy(() -> arguments.textList("argv"))
                .hasMessage("argument \"argv[1]\" must be text and is null: write it in quotes");
        assertThatThrownBy(() -> arguments.textMap("environment"))
                .hasMessage("argument \"environment.A\" must be text and is 1: write it in quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5m", "-PT1S", "P1Y"})
    void refusesWhatIsNoDuration(String text) throws Exception {
        Arguments arguments = read(Attributes.of("directory", text));

        assertThatThrownBy(() -> arguments.duration("directory"))
                .hasMessage("argument \"directory\" must be a duration of zero or more and is \"" + text
                        + "\": write it as PT30S, PT5M or P1D");
    }

    private static Arguments read(Attributes values) throws InvalidArgumentException {
        return Arguments.of(METHOD, values);
    }
}
