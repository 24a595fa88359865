package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import steward.console.job.SendRequest;
import steward.message.NodeName;
import steward.message.OnInterrupt;

class SendOptionsTest {
    @Test
    void oneWordIsALineForTheShell() {
        assertThat(request("--to", "x", "--", "echo a; echo b").arguments().values())
                .containsExactly(Map.entry("command", "echo a; echo b"));
        assertThat(request("--to", "x", "--", "-x").arguments().values()).containsEntry("command", "-x");
    }

    @Test
    void severalWordsAreAProgramAndItsArguments() {
        assertThat(request("--to", "x", "--", "ls", "-l", "my files", "--to", "")
                        .arguments()
                        .values())
                .containsExactly(Map.entry("argv", List.of("ls", "-l", "my files", "--to", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@/etc/hostname", "${HOME}", "\"quoted\"", "a,b", "'x'", "=", "%n", "\\", "--", "日本 😀"})
    void wordsArriveAsTheyAre(String word) {
        assertThat(request("--to", "x", "--", word).arguments().values()).containsEntry("command", word);
        assertThat(request("--to", "x", "--argument", "a=" + word, "--", "ls")
                        .arguments()
                        .values())
                .containsEntry("a", word);
    }

    @Test
    void aWaitWithoutATimeDoesNotEatTheCommand() {
        CommandLine send = send("--to", "x", "--wait", "--", "1h");
        assertThat(((SendVerb) send.getCommand()).request(List.of()).arguments().values())
                .containsEntry("command", "1h");
    }

    @Test
    void argumentsAreTextOrJson() {
        Map<String, ?> arguments = request(
                        "--to",
                        "x",
                        "--argument",
                        "directory=/srv",
                        "--argument",
                        "environment:={\"A\":\"b=c\"}",
                        "--argument",
                        "n:=7",
                        "--",
                        "ls")
                .arguments()
                .values();
        assertThat(arguments.get("directory")).isEqualTo("/srv");
        assertThat(arguments.get("environment")).isEqualTo(Map.of("A", "b=c"));
        assertThat(arguments.get("n")).isEqualTo(7L);
        assertThat(arguments.get("command")).isEqualTo("ls");
    }

    @Test
    void wordsOfOtherMethodsAreArguments() {
        assertThat(request("--to", "x", "--method", "process", "--", "action=stop", "name=filetail.nginx")
                        .arguments()
                        .values())
                .isEqualTo(Map.of("action", "stop", "name", "filetail.nginx"));
        assertThat(request("--to", "x", "--method", "hello").arguments().values())
                .isEmpty();
        assertThatThrownBy(() -> request("--to", "x", "--method", "hello", "--", "a=1", "a=2"))
                .hasMessageContaining("is given twice");
    }

    @Test
    void takesTheRestFromItsOptions() {
        SendRequest request = request(
                "--to",
                "x",
                "--domain",
                "nginx",
                "--valid-for",
                "2d",
                "--run-limit",
                "0s",
                "--on-interrupt",
                "rerun",
                "--label-job",
                "a label",
                "--allow-unknown",
                "ls");
        assertThat(request.domain()).hasToString("nginx");
        assertThat(request.validFor()).contains(Duration.ofDays(2));
        assertThat(request.runLimit()).contains(Duration.ZERO);
        assertThat(request.onInterrupt()).isEqualTo(OnInterrupt.RERUN);
        assertThat(request.label()).contains("a label");
        assertThat(request.allowUnknown()).isTrue();
        SendRequest plain = request("--to", "x", "ls");
        assertThat(plain.validFor()).isEmpty();
        assertThat(plain.runLimit()).isEmpty();
        assertThat(plain.method()).hasToString("shellcommand");
        assertThat(plain.domain()).hasToString("operatingsystem");
    }

    private static SendRequest request(String... words) {
        return ((SendVerb) send(words).getCommand()).request(List.of(new NodeName("ship1")));
    }

    private static CommandLine send(String... words) {
        Surroundings surroundings = new Surroundings(
                Map.of(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Terminal.NONE);
        Verb verb = new SendVerb(new Globals(), surroundings);
        CommandLine send = Verbs.configured(new CommandLine(verb));
        send.parseArgs(words);
        return send;
    }
}
