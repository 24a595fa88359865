package steward.agent.handler.shell;

import java.util.List;

/** Signals by number, with the names that Linux gives them on all but a few old processors. */
record Signal(int number) {
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");
    private static final int FIRST_REAL_TIME = 34;
    private static final int LAST = 64;
    private static final int SHELL_BASE = 128;

    /** Whether a shell, or Java, gives this exit code for a death by a signal. */
    static boolean isMeantBy(int exitCode) {
        return exitCode > SHELL_BASE && exitCode <= SHELL_BASE + LAST;
    }

    /** The signal that such an exit code means. */
    static Signal meantBy(int exitCode) {
        return new Signal(exitCode - SHELL_BASE);
    }

    @Override
    public String toString() {
        if (number >= 1 && number <= NAMES.size()) {
            return "signal " + number + " (SIG" + NAMES.get(number - 1) + ")";
        }
        if (number >= FIRST_REAL_TIME && number <= LAST) {
            return "signal " + number + " (SIGRTMIN+" + (number - FIRST_REAL_TIME) + ")";
        }
        return "signal " + number;
    }
}
