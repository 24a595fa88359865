@NullMarked
package steward.lifecycle;

import org.jspecify.annotations.NullMarked;
