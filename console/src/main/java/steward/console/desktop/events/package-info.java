/** What happened in the fleet and what went wrong in its programs, live: bounded lists that can be held still. */
@NullMarked
package steward.console.desktop.events;

import org.jspecify.annotations.NullMarked;
