/**
 * How everything that is said about a command folds into its state on one node. Pure values and decisions: no clock, no
 * disk, no broker; consoles, reports and tests all fold with this code.
 */
@NullMarked
package steward.lifecycle;

import org.jspecify.annotations.NullMarked;
