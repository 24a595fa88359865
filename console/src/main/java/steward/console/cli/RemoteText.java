package steward.console.cli;

import java.util.function.Consumer;
import steward.codec.Utf8Decoder;
import steward.console.text.SafeText;

/**
 * What a unit wrote to one stream, as text that a terminal may show: characters that come in two runs of bytes are put
 * together, what a terminal would act on is escaped, and every line begins with a prefix. For one thread at a time.
 */
final class RemoteText {
    private final Utf8Decoder decoder = new Utf8Decoder();
    private final String prefix;
    private final Consumer<String> target;
    private boolean lineBegun;
    private boolean returnPending;

    /** @param target is given text that ends its own lines */
    RemoteText(String prefix, Consumer<String> target) {
        this.prefix = prefix;
        this.target = target;
    }

    void write(byte[] bytes) {
        show(decoder.feed(bytes));
    }

    /** Ends the last line, where there is one that is not ended. */
    void end() {
        show(decoder.end());
        if (returnPending) {
            returnPending = false;
            put("\r");
        }
        if (lineBegun) {
            target.accept("\n");
            lineBegun = false;
        }
    }

    /** A carriage return before a line feed is the end of a line as Windows writes it. */
    private void show(String decoded) {
        String text = (returnPending ? "\r" : "") + decoded;
        returnPending = text.endsWith("\r");
        put((returnPending ? text.substring(0, text.length() - 1) : text).replace("\r\n", "\n"));
    }

    private void put(String text) {
        if (text.isEmpty()) {
            return;
        }
        String safe = SafeText.block(text);
        if (prefix.isEmpty()) {
            lineBegun = !safe.endsWith("\n");
            target.accept(safe);
            return;
        }
        StringBuilder prefixed = new StringBuilder();
        for (int start = 0; start < safe.length(); ) {
            int end = safe.indexOf('\n', start);
            int next = end < 0 ? safe.length() : end + 1;
            prefixed.append(lineBegun ? "" : prefix).append(safe, start, next);
            lineBegun = end < 0;
            start = next;
        }
        target.accept(prefixed.toString());
    }
}
