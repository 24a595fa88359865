/** What the program tells without being asked: briefly at the edge of the window, and in a list for later. */
@NullMarked
package steward.console.desktop.notice;

import org.jspecify.annotations.NullMarked;
