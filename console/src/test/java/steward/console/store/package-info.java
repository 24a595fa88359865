@NullMarked
package steward.console.store;

import org.jspecify.annotations.NullMarked;
