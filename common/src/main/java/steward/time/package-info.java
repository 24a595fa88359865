/** Clocks, delays and the one-threaded loop that protocol cores run on: the ports through which time comes in. */
@NullMarked
package steward.time;

import org.jspecify.annotations.NullMarked;
