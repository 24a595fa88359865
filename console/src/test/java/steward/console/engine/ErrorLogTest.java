package steward.console.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import steward.bus.Bus;
import steward.message.Severity;
import steward.supervision.Directive;
import steward.supervision.FaultCode;
import steward.supervision.ProcessError;
import steward.supervision.ProcessName;

class ErrorLogTest {
    private static final ProcessName ACKS = new ProcessName("acks");

    private final ErrorLog log = new ErrorLog(Runnable::run);

    @Test
    void keepsTheNewestAndCountsTheOthers() {
        for (int n = 0; n < ErrorLog.MOST + 3; n++) {
            log.accept(error("error " + n));
        }
        assertThat(log.all()).hasSize(ErrorLog.MOST);
        assertThat(log.all().get(0).cause()).isEqualTo("error 3");
        assertThat(log.dropped()).isEqualTo(3);
    }

    @Test
    void tellsAFollowerWhatIsKeptAndThenWhatComesUntilItIsClosed() {
        List<String> heard = new ArrayList<>();
        log.accept(error("before"));
        try (Bus.Subscription following = log.follow(error -> heard.add(error.cause()))) {
            log.accept(error("meanwhile"));
        }
        log.accept(error("after"));
        assertThat(heard).containsExactly("before", "meanwhile");
    }

    private static ProcessError error(String cause) {
        return new ProcessError(
                ACKS,
                Severity.ERROR,
                FaultCode.of(ACKS, new IllegalStateException(cause)),
                Directive.CONTINUE,
                cause,
                "",
                Optional.empty(),
                0,
                Instant.EPOCH,
                1);
    }
}
