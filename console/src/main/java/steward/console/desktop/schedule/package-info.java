/** What units run by themselves: a list of all schedules, and the ways to add, ask for and remove them. */
@NullMarked
package steward.console.desktop.schedule;

import org.jspecify.annotations.NullMarked;
