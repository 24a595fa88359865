package steward.supervision;

import java.time.Duration;

/**
 * What the kernel decided about one error.
 *
 * @param directive the answer
 * @param delay before the next start, where the answer is RESTART
 * @param gaveUp whether the answer is STOP because restarts did not help
 */
record Verdict(Directive directive, Duration delay, boolean gaveUp) {
    static Verdict of(Directive directive) {
        return new Verdict(directive, Duration.ZERO, false);
    }
}
