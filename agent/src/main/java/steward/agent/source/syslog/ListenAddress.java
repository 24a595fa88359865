package steward.agent.source.syslog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import steward.text.Quoted;

/**
 * Where to listen.
 *
 * @param host an address of this machine; {@code 0.0.0.0} or {@code ::} for all
 * @param port 0 for any that is free
 */
record ListenAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+)|(localhost)):(\\d{1,5})");
    private static final int HIGHEST = 65_535;

    /** @throws IllegalArgumentException for anything but an address and a port */
    static ListenAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches() && Integer.parseInt(matcher.group(4)) <= HIGHEST) {
            for (int group = 1; group <= 3; group++) {
                if (matcher.group(group) != null) {
                    return new ListenAddress(matcher.group(group), Integer.parseInt(matcher.group(4)));
                }
            }
        }
        throw new IllegalArgumentException(Quoted.text(text)
                + " is no address to listen on: write one such as \"127.0.0.1:514\", \"0.0.0.0:514\" or \"[::]:514\"");
    }

    InetSocketAddress socketAddress() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /** What to say where it cannot be listened on. */
    IOException refused(String kind, IOException cause) {
        return new IOException(
                "cannot listen on " + kind + " " + this + ": " + cause.getMessage()
                        + "; see that nobody else does, and that ports below 1024 are allowed to this user",
                cause);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
