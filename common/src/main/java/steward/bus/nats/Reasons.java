package steward.bus.nats;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What an exception of the network means to an operator. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof SSLException)) {
            root = root.getCause();
        }
        if (root instanceof ConnectException) {
            return "nothing listens there (" + root.getMessage() + "): start the broker, or correct the address";
        }
        if (root instanceof UnknownHostException) {
            return "the host name " + root.getMessage() + " is not known: correct the address";
        }
        if (root instanceof TimeoutException) {
            return "no answer in time";
        }
        if (root instanceof SSLException) {
            return "no trust between this side and the broker (TLS): " + root.getMessage();
        }
        return inWords(String.valueOf(root.getMessage() == null ? root : root.getMessage()));
    }

    /** What the client library says in its own way. */
    private static String inWords(String said) {
        if (said.contains("Read channel closed")) {
            return "the broker closed the connection";
        }
        if (said.contains("outgoing Ping count")) {
            return "the broker did not answer the last pings";
        }
        return said.contains("No responsive IP")
                ? "nothing listens there: start the broker, or correct the address"
                : said;
    }
}
