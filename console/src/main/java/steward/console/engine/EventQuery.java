package steward.console.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import steward.message.Event;
import steward.message.MethodName;

/**
 * Which events are wanted.
 *
 * @param method only events of this method
 * @param since only events that the broker stored at this instant or later; nothing for all that it still has
 * @param filter only events that fit; called on a thread of the engine
 * @param follow whether to go on with what happens from now on
 */
public record EventQuery(
        Optional<MethodName> method, Optional<Instant> since, Predicate<Event> filter, boolean follow) {}
