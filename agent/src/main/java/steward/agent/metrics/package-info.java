/** What the agent counts, for Prometheus: text on loopback, where the configuration says so. */
@NullMarked
package steward.agent.metrics;

import org.jspecify.annotations.NullMarked;
