package steward.method;

import steward.text.Quoted;

/** An argument that a method cannot take; the message names the argument, the rule and the remedy. */
public final class InvalidArgumentException extends Exception {
    private final String argument;

    /**
     * @param argument its name
     * @param rule what is wrong with it, as the rest of a sentence that starts with its name
     * @param remedy what to give instead
     */
    public InvalidArgumentException(String argument, String rule, String remedy) {
        super("argument " + Quoted.text(argument) + " " + rule + ": " + remedy);
        this.argument = argument;
    }

    /** The argument's name. */
    public String argument() {
        return argument;
    }
}
