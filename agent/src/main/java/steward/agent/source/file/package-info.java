/** {@code filetail}: files that grow, over rotation, truncation and restarts, each line once. */
@NullMarked
package steward.agent.source.file;

import org.jspecify.annotations.NullMarked;
