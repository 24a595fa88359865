/**
 * The console's memory on disk: jobs, signed commands, outbox, what became of them, presences, and how far each stream of
 * the broker was taken in. The only package of the console that knows SQL.
 */
@NullMarked
package steward.console.store;

import org.jspecify.annotations.NullMarked;
