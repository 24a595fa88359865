/** The unit's ledger and outbox on disk: the only place of the agent that speaks SQL. */
@NullMarked
package steward.agent.ledger;

import org.jspecify.annotations.NullMarked;
