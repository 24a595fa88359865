/**
 * Processes that may fail, and the two that must not: the {@link steward.supervision.Supervisor}, which starts, watches,
 * restarts and stops them one for one, and the {@link steward.supervision.ErrorKernel}, to which every error is sent and
 * which answers each with a {@link steward.supervision.Directive}.
 *
 * <p>What is decided ({@link steward.supervision.RestartPolicy} and what stands beside it) is apart from the threads that
 * carry it out. Agent and console use the same code.
 */
@NullMarked
package steward.supervision;

import org.jspecify.annotations.NullMarked;
