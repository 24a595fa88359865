package steward.agent.handler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import steward.message.MethodName;
import steward.text.NearestName;

/** The methods of this node, each with its handler. Immutable. */
public final class HandlerRegistry {
    private final Map<MethodName, Handler> handlers = new TreeMap<>();

    /** @throws IllegalArgumentException when two handlers claim the same method */
    public HandlerRegistry(List<Handler> handlers) {
        for (Handler handler : handlers) {
            MethodName name = handler.description().name();
            Handler other = this.handlers.put(name, handler);
            if (other != null) {
                throw new IllegalArgumentException(
                        "method " + name + " is claimed by " + other.getClass().getName() + " and by "
                                + handler.getClass().getName() + ": register one of them");
            }
        }
    }

    /** The handler of that method, or nothing where this node does not know it. */
    public Optional<Handler> find(MethodName method) {
        return Optional.ofNullable(handlers.get(method));
    }

    /** The known methods in alphabetical order. */
    public List<MethodName> methods() {
        return List.copyOf(handlers.keySet());
    }

    /** Why a command for a method that is not known cannot be taken, with the nearest known name. */
    public String refusal(MethodName unknown) {
        List<String> known = handlers.keySet().stream().map(MethodName::value).toList();
        return "unknown method \"" + unknown + "\": " + NearestName.remedy(unknown.value(), known);
    }
}
