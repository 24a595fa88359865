package steward.console.filter;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.message.NodeName;

/** A node as a filter sees it. */
public interface FilterSubject {
    /** Its name. */
    NodeName name();

    /** Whether it can be heard. */
    Standing standing();

    /** How long ago it was last heard; nothing where it never was. */
    Optional<Duration> lastContactAge();

    /** The version of its agent, where it ever said. */
    Optional<String> version();

    /** What its configuration calls it. */
    Map<String, String> labels();

    /** What it said of its machine. */
    Map<String, String> facts();

    /** Its methods and domains with their last states. */
    Collection<LastState> states();

    /** A node that nobody has heard of, to find out whether a filter means it. */
    static FilterSubject unheardOf(NodeName name) {
        return new FilterSubject() {
            @Override
            public NodeName name() {
                return name;
            }

            @Override
            public Standing standing() {
                return Standing.OFFLINE;
            }

            @Override
            public Optional<Duration> lastContactAge() {
                return Optional.empty();
            }

            @Override
            public Optional<String> version() {
                return Optional.empty();
            }

            @Override
            public Map<String, String> labels() {
                return Map.of();
            }

            @Override
            public Map<String, String> facts() {
                return Map.of();
            }

            @Override
            public Collection<LastState> states() {
                return List.of();
            }
        };
    }
}
