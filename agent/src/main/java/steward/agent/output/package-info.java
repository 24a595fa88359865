/**
 * What a command writes on its way from the handler to the outbox: counted, hashed, cut into chunks, bounded. Does no
 * I/O; time and the place where chunks go come in through ports.
 */
@NullMarked
package steward.agent.output;

import org.jspecify.annotations.NullMarked;
