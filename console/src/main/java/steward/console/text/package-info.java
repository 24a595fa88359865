/**
 * How durations, ages, sizes and foreign text are read from and written for people: pure functions that the command
 * line, the filter grammar and the desktop share.
 */
@NullMarked
package steward.console.text;

import org.jspecify.annotations.NullMarked;
