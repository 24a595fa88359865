package steward.console.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that this program was started in, asked for only when it matters. {@link System#console()} cannot tell:
 * it wants input and output to be terminals both, and from JDK 22 on it is there always.
 */
final class SystemTerminal implements Terminal {
    private static final Path STREAMS = Path.of("/proc/self/fd");
    private static final Pattern DEVICE = Pattern.compile("/dev/(pts/\\d+|tty\\w*|console)");
    private static final long PATIENCE_MILLIS = 500;
    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    private @Nullable Boolean input;
    private @Nullable Boolean output;

    @Override
    public synchronized boolean isInput() {
        if (input == null) {
            input = isTerminal(0);
        }
        return input;
    }

    @Override
    public synchronized boolean isOutput() {
        if (output == null) {
            output = isTerminal(1);
        }
        return output;
    }

    @Override
    public int width() {
        return size(1, USUAL_WIDTH);
    }

    @Override
    public int height() {
        return size(0, USUAL_HEIGHT);
    }

    private static boolean isTerminal(int stream) {
        Path link = STREAMS.resolve(String.valueOf(stream));
        if (Files.isSymbolicLink(link)) {
            try {
                return DEVICE.matcher(Files.readSymbolicLink(link).toString()).matches();
            } catch (IOException e) {
                return false;
            }
        }
        return File.separatorChar == '/' ? testSays(stream) : hasConsole();
    }

    /** From JDK 22 on this is true always: then a pipe is escaped like a terminal, which errs on the safe side. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        return System.console() != null;
    }

    private static boolean testSays(int stream) {
        try {
            Process test = new ProcessBuilder("test", "-t", String.valueOf(stream))
                    .inheritIO()
                    .start();
            return test.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Rows and columns as {@code stty size} says them. */
    private static int size(int which, int usual) {
        try {
            Process stty = new ProcessBuilder(List.of("stty", "size"))
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int size = Integer.parseInt(answer.split(" ")[which]);
            return size > 0 ? size : usual;
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return usual;
        }
    }
}
