/** Methods about the agent itself: saying hello, and looking after its processes. What they act on are small ports. */
@NullMarked
package steward.agent.handler.control;

import org.jspecify.annotations.NullMarked;
