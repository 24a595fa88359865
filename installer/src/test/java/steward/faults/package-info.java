/**
 * Real brokers, agents and consoles as processes, under faults drawn from a seed. What commands really did is told by
 * themselves, in a file that Steward knows nothing of; at the end nothing may be lost, doubled, or have ended wrongly.
 */
@NullMarked
package steward.faults;

import org.jspecify.annotations.NullMarked;
