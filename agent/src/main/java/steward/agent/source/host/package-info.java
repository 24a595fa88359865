/** What the node tells of itself. */
@NullMarked
package steward.agent.source.host;

import org.jspecify.annotations.NullMarked;
