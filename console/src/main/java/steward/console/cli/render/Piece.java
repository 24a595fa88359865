package steward.console.cli.render;

import steward.console.text.SafeText;

/** One line of text with a tone. Foreign text is escaped on the way in. */
record Piece(String text, Tone tone) {
    Piece {
        text = SafeText.line(text);
    }

    static Piece of(String text) {
        return new Piece(text, Tone.PLAIN);
    }

    static Piece of(Object value) {
        return of(value.toString());
    }

    static Piece none() {
        return of("");
    }
}
