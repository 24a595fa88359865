/**
 * Where commands are carried out: one supervised process per method and domain, each with a mailbox, a thread of its own
 * and threads for the handlers that are at work. Whatever a handler does, its command ends exactly once.
 */
@NullMarked
package steward.agent.process;

import org.jspecify.annotations.NullMarked;
