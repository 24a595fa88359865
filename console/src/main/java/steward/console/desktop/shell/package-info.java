/** The window around the views: menus, sidebar, banner, status bar, palette, sheet of keys, and what is told. */
@NullMarked
package steward.console.desktop.shell;

import org.jspecify.annotations.NullMarked;
