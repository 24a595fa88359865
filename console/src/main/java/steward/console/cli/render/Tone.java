package steward.console.cli.render;

/** What a piece of text should look like where colours are allowed; never the only bearer of a meaning. */
public enum Tone {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    DOUBTFUL("33"),
    BUSY("36");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String paint(String text, boolean colours) {
        return colours && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
