package steward.agent.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import steward.text.NearestName;

/** The kinds of event sources of this agent. Immutable. */
public final class SourceRegistry {
    private final Map<String, EventSource> sources = new TreeMap<>();

    /** @throws IllegalArgumentException when two have the same name */
    public SourceRegistry(List<EventSource> sources) {
        for (EventSource source : sources) {
            String name = source.description().name().value();
            if (this.sources.put(name, source) != null) {
                throw new IllegalArgumentException("event source " + name + " is registered twice: register one");
            }
        }
    }

    /** The source of that name, or nothing where this agent does not know it. */
    public Optional<EventSource> find(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** All, in alphabetical order. */
    public List<EventSource> all() {
        return List.copyOf(sources.values());
    }

    /** What to write instead of a name that is not known. */
    public String remedy(String unknown) {
        return NearestName.remedy(unknown, sources.keySet());
    }
}
