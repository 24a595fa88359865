package steward.console.job;

import java.util.EnumMap;
import java.util.Map;
import steward.message.CommandState;

/**
 * A job and how many of its commands are in which state.
 *
 * @param job which job
 * @param counts commands by state; states without a command are missing
 * @param cancelRequested commands that are not final and that somebody asked to cancel
 */
public record JobSummary(Job job, Map<CommandState, Integer> counts, int cancelRequested) {
    public JobSummary {
        counts = Map.copyOf(counts);
    }

    /** How many commands, one per target. */
    public int targets() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many are in that state. */
    public int count(CommandState state) {
        return counts.getOrDefault(state, 0);
    }

    /** How many have a final state. */
    public int ended() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether every command has a final state. */
    public boolean isEnded() {
        return ended() == targets();
    }

    /** Whether every command ended well. */
    public boolean isSuccess() {
        return count(CommandState.SUCCEEDED) == targets();
    }

    /** The counts in the order of the states. */
    public Map<CommandState, Integer> countsInOrder() {
        return counts.isEmpty() ? Map.of() : new EnumMap<>(counts);
    }
}
