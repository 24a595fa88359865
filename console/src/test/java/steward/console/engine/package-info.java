@NullMarked
package steward.console.engine;

import org.jspecify.annotations.NullMarked;
