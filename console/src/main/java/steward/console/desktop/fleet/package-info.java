/**
 * The grid of the fleet. What is shown is arranged behind the screen into immutable arrangements of rows; the screen
 * swaps one for the next, and the cells that can be seen read the newest snapshot of the fleet.
 */
@NullMarked
package steward.console.desktop.fleet;

import org.jspecify.annotations.NullMarked;
