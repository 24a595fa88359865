/** The agent's configuration: read from TOML, every mistake reported at once. */
@NullMarked
package steward.agent.config;

import org.jspecify.annotations.NullMarked;
