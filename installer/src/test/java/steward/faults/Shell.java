package steward.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Short programs of the system. */
final class Shell {
    private static final long LIMIT_SECONDS = 30;

    private Shell() {}

    /** Whether it is there and ends well. */
    static boolean succeeds(String... line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a signal, such as STOP, to a process; whether it was there. */
    static boolean signal(long pid, String name) {
        return succeeds("sh", "-c", "kill -" + name + " " + pid);
    }
}
