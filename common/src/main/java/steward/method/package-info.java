/**
 * What each method is called, means and takes, for all who must know: the unit that carries it out, the form that asks
 * for it, the command line and the manual. Knows messages and nothing of those.
 */
@NullMarked
package steward.method;

import org.jspecify.annotations.NullMarked;
