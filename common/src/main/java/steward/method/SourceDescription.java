package steward.method;

import java.util.List;
import steward.message.MethodName;

/**
 * An event source as help, configuration and manual see it.
 *
 * @param name its method, the third part of the subjects of its events
 * @param meaning one sentence for an operator, without its full stop
 * @param settings that its table in the unit's configuration may hold, in the order to show them
 */
public record SourceDescription(MethodName name, String meaning, List<ArgumentDescription> settings) {
    public SourceDescription {
        settings = List.copyOf(settings);
    }
}
