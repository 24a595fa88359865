package steward.console.cli;

/** A terminal of that size, in and out. */
record FixedTerminal(int width, int height) implements Terminal {
    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public boolean isOutput() {
        return true;
    }
}
