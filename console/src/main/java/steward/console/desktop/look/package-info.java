/** How things look and read, whatever the view: texts, times, icons, colours of states, theme and zoom. */
@NullMarked
package steward.console.desktop.look;

import org.jspecify.annotations.NullMarked;
