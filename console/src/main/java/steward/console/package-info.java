/** The operator's side: its composition root. */
@NullMarked
package steward.console;

import org.jspecify.annotations.NullMarked;
