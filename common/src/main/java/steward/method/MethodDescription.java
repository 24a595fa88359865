package steward.method;

import java.time.Duration;
import java.util.List;
import steward.message.MethodName;

/**
 * A method as help, composer and argument checks see it.
 *
 * @param name of the method
 * @param meaning one sentence for an operator
 * @param defaultRunLimit for a command that sets none; zero means no limit
 * @param arguments that it takes, in the order to show them
 */
public record MethodDescription(
        MethodName name, String meaning, Duration defaultRunLimit, List<ArgumentDescription> arguments) {
    public MethodDescription {
        arguments = List.copyOf(arguments);
    }
}
