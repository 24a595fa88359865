package steward.console.cli;

import java.util.List;

/** A terminal that shows one text at a time, in place, and gets its former contents back at the end. */
final class LiveScreen implements AutoCloseable {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K\n";
    private static final String REST = "\u001b[J";

    private final Printer printer;
    private final AtExit leaving;

    LiveScreen(Printer printer) {
        this.printer = printer;
        leaving = AtExit.run(() -> printer.text(LEAVE));
        printer.text(ENTER);
    }

    /** Shows the text in place of the one before; of one that is too high, the beginning and how much is missing. */
    void show(String text) {
        List<String> lines = text.lines().toList();
        int room = Math.max(2, printer.terminal().height() - 1);
        StringBuilder frame = new StringBuilder(HOME);
        boolean fits = lines.size() <= room;
        lines.subList(0, fits ? lines.size() : room - 1)
                .forEach(line -> frame.append(line).append(END_OF_LINE));
        if (!fits) {
            frame.append("… ")
                    .append(lines.size() - room + 1)
                    .append(" more lines: name fewer nodes or enlarge")
                    .append(END_OF_LINE);
        }
        printer.text(frame.append(REST).toString());
    }

    @Override
    public void close() {
        leaving.runNow();
    }
}
