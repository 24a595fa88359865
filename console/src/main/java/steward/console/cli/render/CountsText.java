package steward.console.cli.render;

import java.util.Map;
import java.util.stream.Collectors;
import steward.console.job.JobSummary;
import steward.message.CommandState;

/** How many commands of a job are in which state: {@code 2 SUCCEEDED, 1 FAILED}. */
final class CountsText {
    private CountsText() {}

    static Piece of(JobSummary summary) {
        Map<CommandState, Integer> counts = summary.countsInOrder();
        String text = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String flag = summary.cancelRequested() == 0 ? "" : " (cancel requested: " + summary.cancelRequested() + ")";
        return new Piece(text + flag, tone(summary));
    }

    private static Tone tone(JobSummary summary) {
        if (summary.isSuccess()) {
            return Tone.GOOD;
        }
        boolean bad = summary.counts().keySet().stream().anyMatch(state -> StateText.tone(state) == Tone.BAD);
        boolean doubtful = summary.counts().keySet().stream().anyMatch(state -> StateText.tone(state) == Tone.DOUBTFUL);
        return bad ? Tone.BAD : doubtful ? Tone.DOUBTFUL : Tone.PLAIN;
    }
}
