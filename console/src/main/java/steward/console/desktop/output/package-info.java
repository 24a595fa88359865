/** What commands wrote, on the screen: bounded, live, searchable, in its colours. */
@NullMarked
package steward.console.desktop.output;

import org.jspecify.annotations.NullMarked;
