/** From the event sources to the ledger: events that come together are written together. */
@NullMarked
package steward.agent.event;

import org.jspecify.annotations.NullMarked;
