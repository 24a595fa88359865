/** Which broker the desktop is connected to, how well, and which others there are. */
@NullMarked
package steward.console.desktop.connection;

import org.jspecify.annotations.NullMarked;
