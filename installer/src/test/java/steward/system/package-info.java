/**
 * Tests of the whole system: agents as processes of their own, a real broker, and the command line as an operator
 * starts it. Nothing is faked, and everything that a test starts it also ends, by its process id.
 */
@NullMarked
package steward.system;

import org.jspecify.annotations.NullMarked;
