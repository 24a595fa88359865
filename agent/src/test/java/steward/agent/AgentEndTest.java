package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.ledger.LedgerLimits;
import steward.agent.ledger.SqliteLedger;
import steward.agent.unit.LedgerEntry;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.TimeOrderedIds;

/** How an agent ends when it is told to: in time, and with an answer for what it ended. */
class AgentEndTest {
    private final Path folder;
    private final Voyage voyage;

    AgentEndTest(@TempDir Path folder) {
        this.folder = folder;
        voyage = new Voyage(folder);
    }

    @AfterEach
    void close() {
        voyage.close();
    }

    @Test
    void allStepsTogetherLeaveTimeToCloseTheLedger() {
        Duration total = Stream.of(StopStep.values()).map(StopStep::limit).reduce(Duration.ZERO, Duration::plus);
        assertThat(total).isLessThanOrEqualTo(StopStep.MOST.minusMillis(500));
    }

    @Test
    void reportsWhatRanWhenItWasToldToEnd() {
        CommandId id = voyage.send("sleep 300");
        voyage.awaitRunning(id);

        assertThat(timeToStop()).isLessThan(StopStep.MOST);

        assertThat(voyage.ended(id).state()).isEqualTo(CommandState.INTERRUPTED);
        assertThat(voyage.ended(id).reason().orElseThrow()).contains("stopped");
    }

    @Test
    void endsInTimeWithoutABrokerWhenACommandDoesNotCareForSigterm() {
        CommandId id = voyage.send("trap '' TERM; while :; do sleep 1; done");
        voyage.awaitRunning(id);
        voyage.broker().stop();

        assertThat(timeToStop()).isLessThan(StopStep.MOST);

        try (SqliteLedger ledger =
                new SqliteLedger(folder.resolve("data"), LedgerLimits.standard(1 << 20), new TimeOrderedIds())) {
            LedgerEntry entry = ledger.find(id).orElseThrow();
            assertThat(entry.state()).isEqualTo(CommandState.INTERRUPTED);
            assertThat(ledger.outboxCount()).isPositive();
        }
    }

    private Duration timeToStop() {
        long began = System.nanoTime();
        voyage.agent().stop(Voyage.TOLD);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
