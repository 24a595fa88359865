/** When something is due: cron expressions, intervals and single times, through every change of the clocks. Pure. */
@NullMarked
package steward.calendar;

import org.jspecify.annotations.NullMarked;
