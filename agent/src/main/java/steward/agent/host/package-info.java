/** What the machine says of itself. Every file may be missing, as in a chroot, and nothing here waits for a network. */
@NullMarked
package steward.agent.host;

import org.jspecify.annotations.NullMarked;
