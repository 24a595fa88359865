package steward.console.desktop.output;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import steward.console.desktop.output.OutputLine.Span;
import steward.console.text.SafeText;
import steward.message.OutputStreamName;

/**
 * Makes lines of the bytes of one stream: decodes UTF-8 across pieces, follows colours, lets a carriage return write over
 * the line as a terminal does, and breaks lines that are too long to be painted. What a terminal would act on otherwise is
 * left out or shown as text. For one thread.
 */
final class LineMaker {
    /** Longer lines are broken. */
    static final int LONGEST = 2_000;

    private static final int LONGEST_SEQUENCE = 64;
    private static final char ESCAPE = '\u001b';

    private final OutputStreamName stream;
    private final Consumer<OutputLine> lines;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder sequence = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private Pen pen = Pen.PLAIN;
    private int length;
    private boolean continued;
    private boolean returned;

    LineMaker(OutputStreamName stream, Consumer<OutputLine> lines) {
        this.stream = stream;
        this.lines = lines;
    }

    /** Takes in the next bytes. */
    void add(byte[] bytes) {
        ByteBuffer input = ByteBuffer.allocate(rest.remaining() + bytes.length)
                .put(rest)
                .put(bytes)
                .flip();
        CharBuffer output = CharBuffer.allocate(input.remaining() + 1);
        decoder.decode(input, output, false);
        rest = ByteBuffer.allocate(input.remaining()).put(input).flip();
        output.flip();
        while (output.hasRemaining()) {
            add(output.get());
        }
    }

    /** The output ends: what stands there without a line end is a line, too. */
    void end() {
        if (rest.hasRemaining()) {
            text.append('\ufffd');
            length++;
            rest = ByteBuffer.allocate(0);
        }
        if (length > 0 || !spans.isEmpty()) {
            line(false);
        }
    }

    private void add(char c) {
        if (!sequence.isEmpty()) {
            escape(c);
            return;
        }
        switch (c) {
            case '\n' -> line(false);
            case '\r' -> returned = true;
            case ESCAPE -> sequence.append(c);
            case '\t' -> {
                int spaces = 8 - length % 8;
                for (int i = 0; i < spaces; i++) {
                    put(' ');
                }
            }
            default -> put(c);
        }
    }

    /** After a carriage return the next character begins the line anew; a line end does not. */
    private void put(char c) {
        if (returned) {
            returned = false;
            text.setLength(0);
            spans.clear();
            length = 0;
        }
        text.append(c);
        length++;
        if (length >= LONGEST && !Character.isHighSurrogate(c)) {
            line(true);
        }
    }

    private void escape(char c) {
        sequence.append(c);
        boolean control = sequence.length() > 1 && sequence.charAt(1) == '[';
        if (sequence.length() == 2 && !control) {
            sequence.setLength(0);
        } else if (sequence.length() > 2 && c >= '@' && c <= '~') {
            if (c == 'm') {
                span();
                pen = pen.after(sequence.substring(2, sequence.length() - 1));
            }
            sequence.setLength(0);
        } else if (sequence.length() > LONGEST_SEQUENCE) {
            sequence.setLength(0);
        }
    }

    private void span() {
        if (!text.isEmpty()) {
            spans.add(new Span(SafeText.line(text.toString()), pen));
            text.setLength(0);
        }
    }

    private void line(boolean broken) {
        returned = false;
        span();
        lines.accept(new OutputLine(stream, spans, continued));
        spans.clear();
        length = 0;
        continued = broken;
    }
}
