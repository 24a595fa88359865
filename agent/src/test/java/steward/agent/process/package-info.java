/** Tests of processes with handlers that misbehave, on real threads and virtual time. */
@NullMarked
package steward.agent.process;

import org.jspecify.annotations.NullMarked;
