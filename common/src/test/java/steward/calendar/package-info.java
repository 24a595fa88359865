@NullMarked
package steward.calendar;

import org.jspecify.annotations.NullMarked;
