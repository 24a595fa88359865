package steward.console.cli;

import java.util.OptionalInt;
import steward.console.cli.render.ProgressText;
import steward.console.cli.render.SendJson;
import steward.console.text.SafeText;
import steward.message.JobId;
import steward.message.Progress;

/**
 * How far something has got: on a terminal one line with a bar, which changes in its place and is gone at the end; elsewhere
 * a line for every tenth. For one thread.
 */
final class ProgressLine implements AutoCloseable {
    private static final String AGAIN = "\r\u001b[K";
    private static final int TENTH = 10;

    private final Printer printer;
    private final JobId job;
    private final boolean json;
    private String shown = "";
    private int tenth = -1;

    ProgressLine(Printer printer, JobId job, boolean json) {
        this.printer = printer;
        this.job = job;
        this.json = json;
    }

    /** @param howFar such a text as {@link steward.message.Progress#text()} gives */
    void show(String who, String howFar) {
        OptionalInt percent = Progress.percentIn(howFar);
        if (percent.isEmpty()) {
            return;
        }
        if (!json && printer.isTerminal()) {
            line(SafeText.line(who) + "  " + ProgressText.bar(percent.getAsInt()) + " " + SafeText.line(howFar));
        } else if (percent.getAsInt() / TENTH != tenth) {
            tenth = percent.getAsInt() / TENTH;
            if (json) {
                printer.json(SendJson.progress(job, who, percent.getAsInt(), howFar));
            } else {
                printer.remark(SafeText.line(who + ": " + howFar));
            }
        }
    }

    private void line(String text) {
        int width = printer.screen().width();
        String fitting = text.length() < width ? text : text.substring(0, width - 1);
        if (!fitting.equals(shown)) {
            printer.errorText(AGAIN + fitting);
            shown = fitting;
        }
    }

    /** Makes room for other text. */
    void clear() {
        if (!shown.isEmpty()) {
            printer.errorText(AGAIN);
            shown = "";
        }
    }

    @Override
    public void close() {
        clear();
    }
}
