package steward.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import steward.message.CommandState;

/** The kinds of commands that are sent, each with what may become of it. */
enum Kind {
    QUICK(40, CommandState.SUCCEEDED),
    SLOW(14, CommandState.SUCCEEDED),
    FAILING(8, CommandState.FAILED),
    WORDY(10, CommandState.SUCCEEDED),
    FLOOD(1, CommandState.SUCCEEDED),
    LIMITED(5, CommandState.TIMED_OUT),
    SPAWNING(2, CommandState.TIMED_OUT),
    CANCELLED(7, CommandState.CANCELLED),
    RERUN(7, CommandState.SUCCEEDED),
    BRIEF(6, CommandState.SUCCEEDED);

    static final int FAILING_CODE = 7;
    static final int WORDY_LINES = 12_000;
    private static final int FLOOD_BYTES = 600_000;
    private static final int SPAWNED = 60;

    private final int weight;
    private final CommandState usual;

    Kind(int weight, CommandState usual) {
        this.weight = weight;
        this.usual = usual;
    }

    /** How often it is sent, against the others. */
    int weight() {
        return weight;
    }

    /** The line for the shell. It leaves its mark with one write when it starts, and what takes long another at its end. */
    String line(String mark, Effects effects) {
        String begin = effects.leave(mark);
        String end = effects.leave(mark + Effects.END);
        return switch (this) {
            case QUICK, BRIEF -> begin;
            case SLOW, RERUN -> begin + "; sleep 2; " + end;
            case FAILING -> begin + "; exit " + FAILING_CODE;
            case WORDY -> begin + "; seq 1 " + WORDY_LINES;
            case FLOOD -> begin + "; head -c " + FLOOD_BYTES + " /dev/zero";
            case LIMITED -> begin + "; sleep 31; " + end;
            case SPAWNING ->
                begin + "; i=0; while test $i -lt " + SPAWNED + "; do i=$((i+1)); setsid sleep " + Spawned.SLEEP
                        + " & done; wait; " + end;
            case CANCELLED -> begin + "; sleep 8; " + end;
        };
    }

    /** How long it is valid, where not as long as usual. */
    Optional<Duration> validFor() {
        return this == BRIEF ? Optional.of(Duration.ofSeconds(4)) : Optional.empty();
    }

    Duration runLimit() {
        return switch (this) {
            case LIMITED, SPAWNING -> Duration.ofSeconds(2);
            default -> Duration.ofMinutes(5);
        };
    }

    boolean mayRunAgain() {
        return this == RERUN;
    }

    /** The exit code that it has when it ended by itself. */
    int exitCode() {
        return this == FAILING ? FAILING_CODE : 0;
    }

    /** How much it writes; empty where that is not looked at. */
    Optional<Long> outputBytes() {
        return switch (this) {
            case WORDY -> Optional.of(wordyBytes());
            case FLOOD -> Optional.of((long) FLOOD_BYTES);
            case QUICK, SLOW, BRIEF, FAILING -> Optional.of(0L);
            default -> Optional.empty();
        };
    }

    private static long wordyBytes() {
        long bytes = 0;
        for (int i = 1; i <= WORDY_LINES; i++) {
            bytes += Integer.toString(i).length() + 1;
        }
        return bytes;
    }

    /** Whether it leaves a second mark at its end. */
    boolean leavesEnd() {
        return this == SLOW || this == RERUN || this == CANCELLED;
    }

    /**
     * The states that it may end in.
     *
     * @param disturbed whether agents may have died or lost their disk meanwhile
     */
    Set<CommandState> allowed(boolean disturbed) {
        EnumSet<CommandState> states = EnumSet.of(usual);
        if (this == BRIEF) {
            states.add(CommandState.EXPIRED);
        }
        if (this == CANCELLED) {
            states.add(CommandState.SUCCEEDED);
        }
        if (disturbed && !mayRunAgain()) {
            states.add(CommandState.INTERRUPTED);
        }
        return states;
    }
}
