package steward.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import steward.message.CommandState;

/**
 * What came of a {@link Load}.
 *
 * @param nodes how many
 * @param sent commands
 * @param counts of them by state, in the end
 * @param doubled how many began again
 * @param begun how many began
 * @param kills by what was killed
 * @param memory lines of a table, by time
 * @param time that it took
 */
record LoadResult(
        int nodes,
        long sent,
        Map<CommandState, Long> counts,
        long doubled,
        long begun,
        Map<String, Integer> kills,
        List<String> memory,
        Duration time) {
    LoadResult {
        counts = Map.copyOf(counts);
        kills = Map.copyOf(kills);
        memory = List.copyOf(memory);
    }

    private long count(CommandState state) {
        return counts.getOrDefault(state, 0L);
    }

    /** Commands without a final state. */
    long lost() {
        long ended = counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return sent - ended;
    }

    /** Those that ended otherwise than they may, and those that succeeded and never began. */
    long wrong() {
        long other = sent - lost() - count(CommandState.SUCCEEDED) - count(CommandState.INTERRUPTED);
        return other + Math.max(0, count(CommandState.SUCCEEDED) - begun);
    }

    boolean isClean() {
        return lost() == 0 && doubled == 0 && wrong() == 0;
    }

    /** The table. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "nodes", Integer.toString(nodes));
        line(
                text,
                "commands",
                sent + " in " + time.toMinutes() + " min " + time.toSecondsPart() + " s, "
                        + sent / Math.max(1, time.toSeconds()) + " a second");
        line(text, "killed", kills.toString());
        line(text, "ended as", counts.toString());
        line(text, "lost", Long.toString(lost()));
        line(text, "doubled", Long.toString(doubled));
        line(text, "wrong final states", Long.toString(wrong()));
        memory.forEach(one -> text.append(one).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-42s %s%n".formatted(name, value));
    }
}
