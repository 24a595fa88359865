@NullMarked
package steward.console.fleet;

import org.jspecify.annotations.NullMarked;
