@NullMarked
package steward.console.home;

import org.jspecify.annotations.NullMarked;
