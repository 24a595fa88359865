package steward.console.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import steward.console.cli.render.PreviewText;
import steward.console.engine.Preview;

/** Asks before a send to many nodes. Without a terminal it never asks: it refuses. */
final class Question {
    /** More nodes than this are asked about. */
    static final int UNASKED = 10;

    private Question() {}

    /**
     * Returns when the send may go on.
     *
     * @throws UsageException when there is nobody to ask, or the answer is no
     */
    static void pass(Preview preview, boolean confirmed, Surroundings surroundings, Printer printer) {
        int count = preview.targets().size();
        if (confirmed || count <= UNASKED) {
            return;
        }
        if (!surroundings.terminal().isInput()) {
            throw new UsageException("this goes to " + count + " nodes, more than " + UNASKED
                    + ", and there is no terminal to ask on: add --yes if that is meant, or look with --dry-run first");
        }
        printer.errorText("Send to " + PreviewText.counts(preview) + "? [y/N] ");
        if (!isYes(surroundings)) {
            throw new UsageException("nothing was sent");
        }
    }

    private static boolean isYes(Surroundings surroundings) {
        try {
            String answer =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8)).readLine();
            String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
            return word.equals("y") || word.equals("yes");
        } catch (IOException e) {
            return false;
        }
    }
}
