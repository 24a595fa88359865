package steward.console.cli.render;

import java.util.OptionalInt;
import steward.message.CommandState;

/** How the state of a command is shown: a word and a sign, so that colour is never needed to tell two apart. */
final class StateText {
    private StateText() {}

    /** The sign, the word, and the exit code where it says more than the word. */
    static Piece of(CommandState state, OptionalInt exitCode) {
        boolean telling = exitCode.isPresent() && exitCode.getAsInt() != 0;
        return new Piece(word(state) + (telling ? "(" + exitCode.getAsInt() + ")" : ""), tone(state));
    }

    static String word(CommandState state) {
        return sign(state) + " " + state;
    }

    static String sign(CommandState state) {
        return switch (state) {
            case SENDING -> "↑";
            case QUEUED -> "·";
            case RECEIVED -> "○";
            case RUNNING -> "▶";
            case SUCCEEDED -> "✓";
            case FAILED -> "✗";
            case TIMED_OUT -> "⧖";
            case REJECTED -> "⊘";
            case EXPIRED -> "∅";
            case CANCELLED -> "■";
            case INTERRUPTED -> "?";
            case ABANDONED -> "–";
        };
    }

    static Tone tone(CommandState state) {
        return switch (state) {
            case SENDING, QUEUED -> Tone.DIM;
            case RECEIVED, RUNNING -> Tone.BUSY;
            case SUCCEEDED -> Tone.GOOD;
            case FAILED, TIMED_OUT, REJECTED -> Tone.BAD;
            case EXPIRED, CANCELLED, INTERRUPTED, ABANDONED -> Tone.DOUBTFUL;
        };
    }
}
