/** What may know what: the directions between modules, packages and libraries, over all modules at once. */
@NullMarked
package steward.architecture;

import org.jspecify.annotations.NullMarked;
