/** The operator's desktop: the program that opens a window on the engine of the command line. */
@NullMarked
package steward.console.desktop;

import org.jspecify.annotations.NullMarked;
