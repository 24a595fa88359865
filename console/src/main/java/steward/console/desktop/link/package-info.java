/**
 * What lies between the screen and the engine: the calls that the desktop makes, and the one way onto the thread that
 * paints.
 */
@NullMarked
package steward.console.desktop.link;

import org.jspecify.annotations.NullMarked;
