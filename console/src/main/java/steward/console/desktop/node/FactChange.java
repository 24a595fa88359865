package steward.console.desktop.node;

import java.time.Instant;
import java.util.Optional;

/**
 * The last change of something that a node says of itself.
 *
 * @param before what it said before; nothing where it did not say it
 * @param after what it says since; nothing where it does not say it any more
 * @param at when it said so first, as far as was seen here
 */
public record FactChange(Optional<String> before, Optional<String> after, Instant at) {}
