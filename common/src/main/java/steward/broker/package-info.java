/**
 * The embedded broker: finds a {@code nats-server}, runs it as a child process with file storage in a folder of its own
 * and credentials of its own, and ends it with its parent.
 */
@NullMarked
package steward.broker;

import org.jspecify.annotations.NullMarked;
