/** Pictures of the running program, for the README and for whoever looks after its appearance. */
@NullMarked
package steward.console.desktop.shots;

import org.jspecify.annotations.NullMarked;
