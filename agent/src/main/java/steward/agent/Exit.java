package steward.agent;

import steward.agent.config.ConfigException;
import steward.agent.ledger.LedgerException;

/** How the program ended, for whoever starts it again. */
enum Exit {
    OK(0),
    /** The error kernel ended it, or its disk failed: start it again. */
    ERROR(1),
    /** The command line is not right. */
    USAGE(2),
    /** Another agent holds the name or the folder: starting it again helps only when that one is gone. */
    TAKEN(3),
    /** The configuration is not right, or the folder that it names cannot be used: starting it again changes nothing. */
    CONFIGURATION(78);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** How a program ends that could not begin. */
    static Exit of(Exception cause) {
        if (cause instanceof ConfigException) {
            return CONFIGURATION;
        }
        if (cause instanceof LedgerException ledger) {
            return switch (ledger.kind()) {
                case IN_USE -> TAKEN;
                case UNUSABLE -> CONFIGURATION;
                case FAILED -> ERROR;
            };
        }
        return ERROR;
    }
}
