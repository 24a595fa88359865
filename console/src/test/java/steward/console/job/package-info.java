@NullMarked
package steward.console.job;

import org.jspecify.annotations.NullMarked;
