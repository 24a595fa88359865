/** The headless program on a unit: its composition root and its command line. */
@NullMarked
package steward.agent;

import org.jspecify.annotations.NullMarked;
