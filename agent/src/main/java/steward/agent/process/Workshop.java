package steward.agent.process;

import java.util.concurrent.atomic.AtomicInteger;
import steward.time.Loop;

/**
 * What all processes share.
 *
 * @param loop for run limits and patience
 * @param limits how much patience
 * @param abandoned how many threads of handlers hang, abandoned
 */
record Workshop(Loop loop, StopLimits limits, AtomicInteger abandoned) {}
