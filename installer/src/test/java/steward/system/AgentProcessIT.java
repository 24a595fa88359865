package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent as its machine sees it: how it ends, with which exit code, and what it says then. */
final class AgentProcessIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private Harbour harbour;
    private Operator operator;
    private Effects effects;

    @BeforeEach
    void open() {
        harbour = Harbour.open(folder);
        operator = harbour.operator();
        effects = harbour.effects();
    }

    @AfterEach
    void close() {
        harbour.close();
    }

    @Test
    void endsWithinTenSecondsWithCodeZeroWhenItIsToldTo() {
        Ship ship = harbour.ship("ship1").start();
        operator.awaitOnline("ship1");

        ship.agent().terminate();

        assertThat(ship.agent().awaitEnd(END)).as("%s", ship.agent()).isZero();
        assertThat(operator.presence("ship1")).isEqualTo("offline");
    }

    @Test
    void endsWithinTenSecondsWithCodeZeroWhenItHasNoBroker() {
        Ship ship = harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
        harbour.broker().stop();

        ship.agent().terminate();

        assertThat(ship.agent().awaitEnd(END)).as("%s", ship.agent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep 63.1", "trap '' TERM HUP INT; sleep 63.2; sleep 63.3"})
    void endsWithinTenSecondsWhileACommandRunsAndAnswersItFirst(String work) {
        Ship ship = harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
        String job = operator.send("ship1", effects.leave("begun") + "; " + work);
        effects.awaitTimes("begun", 1, LIMIT);

        ship.agent().terminate();

        assertThat(ship.agent().awaitEnd(END)).as("%s", ship.agent()).isZero();
        assertThat(Processes.naming("sleep 63.")).isZero();
        CommandView command = operator.awaitState(job, "INTERRUPTED", LIMIT);
        assertThat(command.reason()).contains("stopped");
        ship.start();
        operator.awaitState(operator.send("ship1", effects.leave("after")), "SUCCEEDED", LIMIT);
        assertThat(operator.command(job).finalStates()).containsExactly("INTERRUPTED");
        assertThat(harbour.finalAcks(command.id())).hasSize(1);
        assertThat(effects.marks()).containsExactly("begun", "after");
    }

    @Test
    void refusesToBeTheSecondOfItsNameAndSaysWhereTheFirstOneIs() {
        Ship first = harbour.ship("ship1").start();
        operator.awaitOnline("ship1");
        Ship second = harbour.twin("ship1").start();

        assertThat(second.agent().awaitEnd(LIMIT)).as("%s", second.agent()).isEqualTo(3);

        assertThat(second.agent().errorText().lines())
                .filteredOn(line -> line.startsWith("steward-agent: "))
                .singleElement()
                .asString()
                .matches("steward-agent: another agent named ship1 is alive: .+, process "
                        + first.agent().pid()
                        + " at \\[.*\\], started .+; give this node another name, or stop that agent first");
        operator.awaitState(operator.send("ship1", effects.leave("first")), "SUCCEEDED", LIMIT);
        assertThat(first.agent().isAlive()).isTrue();
        assertThat(effects.marks()).containsExactly("first");
    }

    /** Also when the first one would not say that it is there for half a minute. */
    @Test
    void refusesToBeTheSecondOfItsNameWhereOneSeldomSaysThatItIsThere() throws IOException {
        Ship first = seldomHeard(harbour.ship("ship1")).start();
        operator.awaitOnline("ship1");
        Ship second = seldomHeard(harbour.twin("ship1")).start();

        assertThat(second.agent().awaitEnd(END)).as("%s", second.agent()).isEqualTo(3);

        assertThat(first.agent().isAlive()).isTrue();
    }

    private static Ship seldomHeard(Ship ship) throws IOException {
        String usual = Files.readString(ship.configuration());
        Files.writeString(ship.configuration(), usual.replace("period = \"2s\"", "period = \"30s\""));
        return ship;
    }

    @Test
    void refusesToShareItsFolder() {
        Ship first = harbour.ship("ship1").start();
        operator.awaitOnline("ship1");

        try (Running second = first.startOnceMore()) {
            assertThat(second.awaitEnd(LIMIT)).as("%s", second).isEqualTo(3);
            assertThat(second.errorText())
                    .contains("steward-agent: another agent uses the folder " + first.data()
                            + ": stop it, or give this agent a folder of its own with the key 'data'");
        }
        assertThat(first.agent().isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void listsEveryMistakeInItsConfigurationAndEndsWith78(String verb) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.toml"), """
                nod = "ship1"
                data = 7

                [broker]
                url = "localhost:4222"

                [limits]
                open_commands = "many"
                """);

        try (Running agent = agent(verb, file)) {
            assertThat(agent.awaitEnd(LIMIT)).as("%s", agent).isEqualTo(78);
            assertThat(agent.outputText()).isEmpty();
            assertThat(agent.errorText().lines())
                    .containsExactly(
                            "steward-agent: " + file + " cannot be used:",
                            "  node is missing: write node = \"ship1\", the unique name of this node",
                            "  data is 7: write text in quotes",
                            "  broker.url: \"localhost:4222\" is not the address of a broker: write it like"
                                    + " nats://broker.example.org:4222 or tls://10.0.0.5:4222",
                            "  operator is missing, so nobody could command this node: write [[operator]] with the"
                                    + " name and the key that \"steward key\" prints",
                            "  limits.open_commands is \"many\": write a whole number without quotes",
                            "  nod is not a key: did you mean \"node\"? Otherwise use one of broker, data, files, labels,"
                                    + " limits, metrics, node, operator, presence, process, source, supervision, validity");
        }
    }

    @Test
    void findsNothingWrongWithAConfigurationThatIsRight() {
        Ship ship = harbour.ship("ship1");

        try (Running check = agent("check", ship.configuration())) {
            assertThat(check.awaitEnd(LIMIT)).as("%s", check).isZero();
            assertThat(check.outputText())
                    .matches(Pattern.quote(ship.configuration() + ": node ship1, broker ["
                                    + harbour.broker().url() + "], operators [")
                            + ".+]: all right\n");
            assertThat(check.errorText()).isEmpty();
        }
    }

    private Running agent(String verb, Path configuration) {
        return Running.start(
                Program.agent().with(List.of(verb, "--config", configuration.toString()), folder),
                folder.resolve(verb));
    }
}
