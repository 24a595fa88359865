package steward.agent.unit;

import steward.agent.handler.OutputSink;
import steward.message.Output;

/** What one run of a command writes. */
public interface RunOutput {
    /** Where the handler writes; callable from any thread. */
    OutputSink sink();

    /** Ends the run's output and gives its totals. Called once, on the thread that the run ended on, which it may block. */
    Output finish();
}
