package steward.sim;

import java.time.Duration;
import steward.message.Attributes;
import steward.message.Command;

/**
 * What a simulated shell command does, as its line says.
 *
 * @param takes how long
 * @param exit its exit code
 * @param bytes how much it writes
 */
record Work(Duration takes, int exit, int bytes) {
    static Work of(Command command) {
        String[] words =
                String.valueOf(command.arguments().get("command").orElse("")).split(" ", -1);
        return new Work(
                Duration.ofMillis(Long.parseLong(words[1])), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }

    Attributes arguments() {
        return Attributes.of("command", "work " + takes.toMillis() + " " + exit + " " + bytes);
    }

    /** That part of its output. */
    byte[] output(int from, int length) {
        byte[] piece = new byte[length];
        for (int i = 0; i < length; i++) {
            piece[i] = (byte) ('a' + (from + i) % 26 + (from + i) / 1_000 % 5);
        }
        return piece;
    }
}
