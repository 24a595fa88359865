/**
 * The protocol core of a unit: gate, ledger decisions, conductor, catch-up, cancel, presence.
 *
 * <p>No I/O of its own. Time, randomness, the broker, the disk and the execution of commands come in through ports
 * ({@link steward.time.Loop}, {@link steward.bus.Bus}, {@link steward.agent.unit.Ledger},
 * {@link steward.agent.unit.Executions}), and everything here lives on one loop, so that a seeded simulator can drive the
 * very same code through crashes at every step.
 */
@NullMarked
package steward.agent.unit;

import org.jspecify.annotations.NullMarked;
