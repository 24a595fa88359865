/**
 * The command line {@code steward}: verbs that read options, call the engine and print what it says. Works without a
 * display.
 */
@NullMarked
package steward.console.cli;

import org.jspecify.annotations.NullMarked;
