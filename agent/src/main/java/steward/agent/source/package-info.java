/**
 * What a node tells by itself: each kind of event source is one {@link steward.agent.source.EventSource}, found through
 * {@link steward.agent.source.SourceRegistry}. Sources know this interface and no more of the agent.
 */
@NullMarked
package steward.agent.source;

import org.jspecify.annotations.NullMarked;
