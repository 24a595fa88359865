/** Where one can be in the program, how one gets there, and what one can do there. */
@NullMarked
package steward.console.desktop.route;

import org.jspecify.annotations.NullMarked;
