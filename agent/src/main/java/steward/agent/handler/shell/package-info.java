/**
 * The method {@code shellcommand}: runs programs of the node, with all of their output, and ends all of what they
 * started when they have to end. For systems with a POSIX shell; whole process trees are found where {@code /proc} is.
 */
@NullMarked
package steward.agent.handler.shell;

import org.jspecify.annotations.NullMarked;
