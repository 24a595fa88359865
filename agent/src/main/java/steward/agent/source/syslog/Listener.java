package steward.agent.source.syslog;

import java.io.IOException;

/** Something that lines come by. */
interface Listener {
    /** Opens it; what is open is to be closed. */
    Open open() throws IOException;

    /** An open one. */
    interface Open extends AutoCloseable {
        /** Brings lines to the inbox until it is closed. */
        void run(Inbox inbox) throws IOException, InterruptedException;

        /** How many messages were lost so far before they could be read, as far as that can be known. */
        default long lost() {
            return 0;
        }

        /** Any thread. */
        @Override
        void close() throws IOException;
    }
}
