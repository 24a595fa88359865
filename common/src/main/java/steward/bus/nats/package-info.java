/**
 * The bus on a real {@code nats-server}: the only package that knows the client library.
 *
 * <p>A {@link steward.bus.nats.Link} keeps one connection alive by making a new one whenever it was lost, so nothing that
 * was queued on the old one is ever sent late. {@link steward.bus.nats.Requests} asks and waits for answers;
 * {@link steward.bus.nats.Pull} reads a stream through a short-lived consumer, and {@link steward.bus.nats.Reads} and
 * {@link steward.bus.nats.Follower} decide from where and for how long.
 */
@NullMarked
package steward.bus.nats;

import org.jspecify.annotations.NullMarked;
