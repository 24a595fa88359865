package steward.agent.handler.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static steward.agent.handler.shell.Shell.argv;
import static steward.agent.handler.shell.Shell.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.message.Attributes;
import steward.method.InvalidArgumentException;

class ShellRequestTest {
    @Test
    void aLineBecomesTheShellWithThatLine() throws Exception {
        ShellRequest request = ShellRequest.of(line("echo"));

        assertThat(request.argv()).containsExactly("/bin/sh", "-c", "echo");
        assertThat(request.shellLine()).isTrue();
    }

    @Test
    void argvStaysAsItIs() throws Exception {
        assertThat(ShellRequest.of(argv("echo", "", "a b")))
                .isEqualTo(new ShellRequest(
                        List.of("echo", "", "a b"),
                        false,
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void wantsExactlyOneOfLineAndArgv() {
        refuses(Attributes.none(), "argument \"command\" and argv are both missing: give a line of the shell");
        refuses(line("ls").with("argv", List.of("ls")), "argument \"command\" and argv are both given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesAnEmptyLine(String text) {
        refuses(line(text), "argument \"command\" is empty");
    }

    @Test
    void refusesArgvWithoutAProgram() {
        refuses(Attributes.of("argv", List.of()), "argument \"argv\" names no program");
        refuses(argv(""), "argument \"argv\" names no program");
    }

    @Test
    void refusesNulWhereverItCannotBePassed() {
        String rule = "contains a NUL character, which ends a text for every program: remove it";
        refuses(argv("ls", "a\0b"), "argument \"argv[1]\" " + rule);
        refuses(line("ls\0"), "argument \"command\" " + rule);
        refuses(line("ls").with("directory", "/\0"), "argument \"directory\" " + rule);
        refuses(line("ls").with("environment", Map.of("A", "\0")), "argument \"environment.A\" " + rule);
    }

    @Test
    void takesNulInStdin() throws Exception {
        assertThat(ShellRequest.of(line("cat").with("stdin", "a\0b")).stdin()).contains("a\0b");
    }

    @Test
    void refusesHalfASurrogatePair() {
        refuses(argv("ls", "\ud83d"), "argument \"argv[1]\" contains half a surrogate pair");
        refuses(line("cat").with("stdin", "\ude00"), "argument \"stdin\" contains half a surrogate pair");
    }

    @Test
    void refusesATextThatIsTooLongForAProgram() throws Exception {
        String longest = "é".repeat(ShellRequest.MAX_TEXT_BYTES / 2);

        assertThat(ShellRequest.of(argv("echo", longest + "x")).argv()).hasSize(2);
        refuses(argv("echo", longest + "xx"), "argument \"argv[1]\" has more than 131071 bytes");
        refuses(line(longest + "xx"), "send it as stdin instead, for a script with argv [\"/bin/sh\", \"-s\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tmp", "~", "./x", "-"})
    void refusesADirectoryThatIsNotAbsolute(String directory) {
        refuses(line("ls").with("directory", directory), "argument \"directory\" is not an absolute path");
    }

    @Test
    void refusesOddNamesOfVariablesAndTheOneThatTheAgentNeeds() {
        refuses(line("ls").with("environment", Map.of("", "x")), "argument \"environment.\" is no name of a variable");
        refuses(line("ls").with("environment", Map.of("A=B", "x")), "argument \"environment.A=B\" is no name");
        refuses(
                line("ls").with("environment", Map.of("STEWARD_COMMAND", "x")),
                "argument \"environment.STEWARD_COMMAND\" is set by the agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-u", "a b", "a:b", "root\n", "$x"})
    void refusesWhatIsNoNameOfAUser(String user) {
        refuses(line("ls").with("runAs", user), "argument \"runAs\" is no name of a user");
    }

    @Test
    void refusesAnUnknownArgument() {
        refuses(line("ls").with("dir", "/"), "argument \"dir\" is not one that shellcommand takes");
        refuses(line("ls").with("run_as", "x"), "did you mean \"runAs\"?");
    }

    private static void refuses(Attributes arguments, String message) {
        assertThatThrownBy(() -> ShellRequest.of(arguments))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }
}
