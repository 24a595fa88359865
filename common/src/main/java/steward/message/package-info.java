/**
 * What travels between operators and units: commands, acks, events and output, their identifiers and their subjects.
 *
 * <p>Immutable values only. Nothing here knows JSON, the broker, a clock or a disk; every other package may depend on
 * this one, and it depends on none of them.
 */
@NullMarked
package steward.message;

import org.jspecify.annotations.NullMarked;
