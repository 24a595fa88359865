package steward.supervision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import steward.message.Severity;

/**
 * The kernel's decision by severity and history. Does nothing itself and is not safe for several threads.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><th>severity</th><th>answer</th></tr>
 * <tr><td>EMERGENCY</td><td>SHUTDOWN: the program as a whole cannot go on</td></tr>
 * <tr><td>ALERT</td><td>STOP: starting this process again would not help</td></tr>
 * <tr><td>CRITICAL, or the process ended</td><td>RESTART, and STOP after too many of them</td></tr>
 * <tr><td>ERROR</td><td>CONTINUE; every third one within the window counts as CRITICAL</td></tr>
 * <tr><td>WARNING and less</td><td>CONTINUE</td></tr>
 * </table>
 *
 * Histories are kept for {@link #MOST_PROCESSES} processes, those that failed last.
 */
final class Escalation {
    static final int MOST_PROCESSES = 1024;
    static final int ERRORS_PER_RESTART = 3;

    private final RestartPolicy policy;
    private final RandomGenerator random;
    private final Map<ProcessName, History> histories = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ProcessName, History> eldest) {
            return size() > MOST_PROCESSES;
        }
    };

    Escalation(RestartPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * Decides one error.
     *
     * @param ended whether the process is over and cannot go on
     * @param now on the monotonic clock
     */
    Verdict decide(ProcessName process, Severity severity, boolean ended, long now) {
        return switch (severity) {
            case EMERGENCY -> Verdict.of(Directive.SHUTDOWN);
            case ALERT -> Verdict.of(Directive.STOP);
            case CRITICAL -> failed(process, now);
            case ERROR -> ended || isOneTooMany(process, now) ? failed(process, now) : Verdict.of(Directive.CONTINUE);
            default -> ended ? failed(process, now) : Verdict.of(Directive.CONTINUE);
        };
    }

    /** Starts a new history: somebody has decided that the process may try again. */
    void forgive(ProcessName process) {
        histories.remove(process);
    }

    private Verdict failed(ProcessName process, long now) {
        History history = history(process);
        history.errors.clear();
        history.failures.removeIf(at -> !policy.isRecent(at, now));
        history.failures.add(now);
        Optional<Duration> delay = policy.decide(List.copyOf(history.failures), now, random);
        if (delay.isPresent()) {
            return new Verdict(Directive.RESTART, delay.get(), false);
        }
        history.failures.clear();
        return new Verdict(Directive.STOP, Duration.ZERO, true);
    }

    private boolean isOneTooMany(ProcessName process, long now) {
        Deque<Long> errors = history(process).errors;
        errors.removeIf(at -> !policy.isRecent(at, now));
        errors.add(now);
        return errors.size() >= ERRORS_PER_RESTART;
    }

    private History history(ProcessName process) {
        return histories.computeIfAbsent(process, name -> new History());
    }

    /** Bounded: {@code errors} by {@link #ERRORS_PER_RESTART}, {@code failures} by the policy's limit and one. */
    private static final class History {
        private final Deque<Long> errors = new ArrayDeque<>();
        private final Deque<Long> failures = new ArrayDeque<>();
    }
}
