/**
 * What is known of the fleet: nodes, what they last said of themselves, and the last answer on each of their subjects.
 * Fed on one thread, read as immutable snapshots on any.
 */
@NullMarked
package steward.console.fleet;

import org.jspecify.annotations.NullMarked;
