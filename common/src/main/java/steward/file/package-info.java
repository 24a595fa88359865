/**
 * How a file travels over the broker: cut into chunks, sealed, each under a subject of its own, put and taken one by one, so
 * that both ends go on where they stood. Used by console and agent alike; both block, on threads of their callers.
 */
@NullMarked
package steward.file;

import org.jspecify.annotations.NullMarked;
