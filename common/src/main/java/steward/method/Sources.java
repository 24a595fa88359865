package steward.method;

import static steward.method.ArgumentDescription.optional;
import static steward.method.ArgumentType.DURATION;

import java.util.List;
import java.util.Optional;
import steward.message.MethodName;

/** The event sources that come with Steward. */
public final class Sources {
    public static final SourceDescription HEARTBEAT = source(
            "heartbeat",
            "Says at regular times that the unit is alive",
            optional("period", DURATION, "the time between two heartbeats, from 1 s to 1 d", "1 min"));

    private static final List<SourceDescription> ALL = List.of(HEARTBEAT);

    private Sources() {}

    /** In the order of a manual. */
    public static List<SourceDescription> all() {
        return ALL;
    }

    /** What is known of that source, for a text that need not be a name; nothing where it does not come with Steward. */
    public static Optional<SourceDescription> find(String name) {
        return ALL.stream().filter(source -> source.name().value().equals(name)).findFirst();
    }

    private static SourceDescription source(String name, String meaning, ArgumentDescription... settings) {
        return new SourceDescription(new MethodName(name), meaning, List.of(settings));
    }
}
