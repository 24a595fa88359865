/**
 * Writing a command: for whom, what, and how long; and what it would reach before it is sent. The same words as the
 * command line.
 */
@NullMarked
package steward.console.desktop.compose;

import org.jspecify.annotations.NullMarked;
