package steward.console.cli;

import java.io.BufferedOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import steward.codec.Json;
import steward.console.cli.render.Screen;
import steward.console.text.SafeText;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the program prints. Text is UTF-8 whatever the locale says: what units write is. Results go to standard output,
 * remarks about them to standard error. Safe for all threads.
 */
final class Printer {
    private static final int BUFFER = 64 * 1024;

    private final Surroundings surroundings;
    private final PrintStream out;
    private final PrintStream err;

    Printer(Surroundings surroundings) {
        this.surroundings = surroundings;
        out = new PrintStream(new BufferedOutputStream(surroundings.out(), BUFFER), false, StandardCharsets.UTF_8);
        err = new PrintStream(surroundings.err(), true, StandardCharsets.UTF_8);
    }

    /** What to fit to. */
    Screen screen() {
        Terminal terminal = surroundings.terminal();
        if (!terminal.isOutput()) {
            return Screen.plain();
        }
        boolean colours = surroundings.variables().getOrDefault("NO_COLOR", "").isEmpty()
                && !surroundings.variables().getOrDefault("TERM", "").equals("dumb");
        return new Screen(terminal.width(), colours);
    }

    boolean isTerminal() {
        return surroundings.terminal().isOutput();
    }

    Terminal terminal() {
        return surroundings.terminal();
    }

    /** A line of a result, seen at once. */
    synchronized void line(String text) {
        out.print(text);
        out.print('\n');
        flush();
    }

    /** A result that ends its own lines, seen at once. */
    synchronized void text(String text) {
        out.print(text);
        flush();
    }

    /** One line of JSON, seen at once. */
    void json(ObjectNode node) {
        line(SafeText.json(new String(Json.write(node), StandardCharsets.UTF_8)));
    }

    /** Bytes as they are; seen when the buffer is full or at {@link #flush()}. */
    synchronized void bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
    }

    /** Text for standard error that ends its own lines. */
    synchronized void errorText(String text) {
        out.flush();
        err.print(text);
        err.flush();
    }

    /** A remark for the operator. */
    synchronized void remark(String text) {
        errorText("steward: " + text + "\n");
    }

    synchronized void flush() {
        out.flush();
    }

    /**
     * For what only prints: that nobody reads any more must not keep a command from being sent, but ends a listing.
     *
     * @throws OutputClosedException when nobody reads any more
     */
    synchronized void requireReader() {
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }

    /** Standard error for what writes by itself. */
    PrintStream errorStream() {
        return err;
    }

    /** Standard error for what writes text by itself. */
    PrintWriter errorWriter() {
        return new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    /** Standard output for what writes text by itself. */
    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
}
