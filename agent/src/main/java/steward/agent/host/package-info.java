@NullMarked
package steward.agent.host;

import org.jspecify.annotations.NullMarked;
