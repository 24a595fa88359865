package steward.console.cli;

import steward.console.cli.render.Screen;

/** What of the program's streams is a terminal. */
interface Terminal {
    /** No stream is one. */
    Terminal NONE = new Terminal() {
        @Override
        public boolean isInput() {
            return false;
        }

        @Override
        public boolean isOutput() {
            return false;
        }

        @Override
        public int width() {
            return Screen.UNBOUNDED;
        }

        @Override
        public int height() {
            return Screen.UNBOUNDED;
        }
    };

    /** Whether a person can answer on standard input. */
    boolean isInput();

    /** Whether standard output acts on control characters. */
    boolean isOutput();

    /** The cells of a line now. */
    int width();

    /** The lines now. */
    int height();
}
