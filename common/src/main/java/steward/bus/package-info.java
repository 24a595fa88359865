/**
 * Durable messages to and from the broker, as a port: nothing here knows NATS, and {@code steward.bus.nats} alone does.
 */
@NullMarked
package steward.bus;

import org.jspecify.annotations.NullMarked;
