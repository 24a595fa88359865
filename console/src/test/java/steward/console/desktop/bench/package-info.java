/** How the grid bears a large fleet, measured beside a plain table. Not a test: see the module's README. */
@NullMarked
package steward.console.desktop.bench;

import org.jspecify.annotations.NullMarked;
