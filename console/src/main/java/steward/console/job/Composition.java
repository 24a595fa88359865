package steward.console.job;

import java.util.List;

/**
 * A job that was composed and not yet saved.
 *
 * @param job the job
 * @param commands one per target, signed
 */
public record Composition(Job job, List<CommandParcel> commands) {
    public Composition {
        commands = List.copyOf(commands);
    }
}
