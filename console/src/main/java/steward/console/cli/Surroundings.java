package steward.console.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What the program was started with.
 *
 * @param variables of the environment
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminal what of them is a terminal
 */
record Surroundings(
        Map<String, String> variables, InputStream in, OutputStream out, OutputStream err, Terminal terminal) {
    Surroundings {
        variables = Map.copyOf(variables);
    }
}
