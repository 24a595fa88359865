/** Fixtures that the tests of all modules share. */
@NullMarked
package steward.testing;

import org.jspecify.annotations.NullMarked;
