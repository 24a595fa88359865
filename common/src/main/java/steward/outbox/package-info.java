/**
 * Messages that must still reach the broker: kept durably until the broker confirms them. The same code serves the
 * console's commands and the agent's acks, events and output.
 */
@NullMarked
package steward.outbox;

import org.jspecify.annotations.NullMarked;
