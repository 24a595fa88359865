/** The schedules that live on units, as the units tell of them, and what they ran. */
@NullMarked
package steward.console.schedule;

import org.jspecify.annotations.NullMarked;
