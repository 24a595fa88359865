package steward.console.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import steward.console.fleet.Contact;
import steward.console.fleet.NodeStatus;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.lifecycle.Speaker;
import steward.lifecycle.Transition;
import steward.message.CommandState;
import steward.message.NodeName;
import steward.testing.BrokerExtension;
import steward.testing.TestBroker;

@ExtendWith(BrokerExtension.class)
class EngineTest {
    private static final NodeName SHIP1 = new NodeName("ship1");

    @TempDir
    private Path folder;

    @Test
    void sendsACommandAndSeesItThroughToItsEnd(TestBroker broker) {
        try (TestConsole console =
                        TestConsole.start(broker, folder.resolve("a")).sync();
                TestUnit unit = new TestUnit(broker, "ship1").listen()) {
            unit.announce();
            Job job = console.send(SHIP1);
            await().untilAsserted(() -> assertThat(console.states(job.id())).containsExactly(CommandState.SUCCEEDED));
            CommandStatus command = console.commands(job.id()).get(0);
            assertThat(command.progress().transitions())
                    .extracting(Transition::saidBy)
                    .containsExactly(Speaker.CONSOLE, Speaker.BROKER, Speaker.UNIT, Speaker.UNIT, Speaker.UNIT);
            assertThat(unit.ran()).containsExactly(command.id());
            await().untilAsserted(() -> {
                NodeStatus node = console.engine().fleet().node(SHIP1).orElseThrow();
                assertThat(node.cells()).hasSize(1);
                assertThat(node.cells().get(0).state()).isEqualTo(CommandState.SUCCEEDED);
                assertThat(node.contact(console.engine().now())).isEqualTo(Contact.ONLINE);
            });
        }
    }
}
