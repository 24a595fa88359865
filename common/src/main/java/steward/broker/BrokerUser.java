package steward.broker;

import java.util.Locale;

/** Whom the embedded broker lets in. */
public enum BrokerUser {
    /** May do everything. */
    CONSOLE,
    /** May answer, report and read its commands; may not send commands nor touch streams. */
    AGENT;

    /** As it stands in the configuration and in file names. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
