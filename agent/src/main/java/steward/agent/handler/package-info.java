/**
 * What a method is on a node: one {@link steward.agent.handler.Handler} per method, found by its name through the
 * registry. Knows messages and nothing of the bus, the ledger or the processes that call it.
 */
@NullMarked
package steward.agent.handler;

import org.jspecify.annotations.NullMarked;
