package steward.console.desktop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.link.Worker;
import steward.console.desktop.node.SampleNode;
import steward.message.Bytes;
import steward.message.Severity;
import steward.supervision.Directive;
import steward.supervision.FaultCode;
import steward.supervision.ProcessError;
import steward.supervision.ProcessName;

final class OwnErrorsTest {
    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();

    @Test
    void standAmongThoseOfAgentsByTheirTime() {
        link.event(SampleNode.event(4, link.now().minusSeconds(20)));
        link.event(SampleNode.event(13, link.now()));
        try (EventLog log =
                new EventLog(link, crossing, worker, Optional.empty(), event -> true, Duration.ofHours(1), 100)) {
            crossing.until(() -> log.rows().size() == 2);
            log.add(OwnErrors.row(error(link.now().minusSeconds(10))));
            crossing.until(() -> log.rows().size() == 3);
            assertThat(log.rows().stream().map(EventRow::isOwn)).containsExactly(false, true, false);
            link.event(SampleNode.event(22, link.now().plusSeconds(1)));
            crossing.until(() -> log.rows().size() == 4);
        }
        worker.close();
        assertThat(link.open()).isZero();
    }

    @Test
    void bringTheMessageThatCausedThem() {
        EventRow row = OwnErrors.row(error(link.now()));
        assertThat(row.summary()).isEqualTo("steward.bus.BusException: full");
        assertThat(row.level()).isEqualTo(EventRow.Level.ERROR);
        assertThat(row.event().data().get("message"))
                .hasValueSatisfying(message -> assertThat(message.toString()).contains("the bytes", "cut=91"));
    }

    private static ProcessError error(Instant at) {
        byte[] message = "the bytes".getBytes(StandardCharsets.UTF_8);
        return new ProcessError(
                new ProcessName("outbox"),
                Severity.CRITICAL,
                new FaultCode("OUTBO-1234"),
                Directive.RESTART,
                "steward.bus.BusException: full",
                "steward.bus.BusException: full",
                Optional.of(Bytes.copyOf(message)),
                100,
                at,
                1);
    }
}
