package steward.agent.source.syslog;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import steward.agent.source.EventSource;
import steward.agent.source.Settings;
import steward.agent.source.Source;
import steward.agent.syslog.Facility;
import steward.message.Severity;
import steward.method.SourceDescription;
import steward.method.Sources;
import steward.text.NearestName;
import steward.text.Quoted;

/** Takes in syslog messages by UDP, TCP, TLS and a unix socket, and makes an event of each. */
public final class SyslogForwarding implements EventSource {
    private static final int USUAL_CONNECTIONS = 64;
    private static final int MOST_CONNECTIONS = 1024;
    private static final List<String> KINDS = List.of("udp", "tcp", "tls", "unix");
    private static final long KIBIBYTE = 1024;
    /** What a socket's address has room for on every unix. */
    private static final int LONGEST_SOCKET = 100;

    private static final Set<PosixFilePermission> EVERYBODY = PosixFilePermissions.fromString("rw-rw-rw-");

    @Override
    public SourceDescription description() {
        return Sources.SYSLOG_FORWARDING;
    }

    @Override
    public Source configure(Settings settings) {
        List<Listener> listeners = listeners(settings);
        if (KINDS.stream().noneMatch(settings::has)) {
            settings.mistake("udp", "is missing", "write udp, tcp, tls or unix: where to listen");
        }
        return new Forwarder(listeners, filter(settings), settings.whole("rate", 0, 1_000_000, 0));
    }

    private static List<Listener> listeners(Settings settings) {
        int longest = (int) settings.bytes("longest", 480, 32 * KIBIBYTE, 8 * KIBIBYTE);
        int connections = (int) settings.whole("connections", 1, MOST_CONNECTIONS, USUAL_CONNECTIONS);
        List<Listener> listeners = new ArrayList<>();
        settings.parsed("udp", ListenAddress::parse)
                .ifPresent(address -> listeners.add(new UdpListener(address, longest)));
        settings.parsed("tcp", ListenAddress::parse)
                .ifPresent(address ->
                        listeners.add(new StreamListener(address, "tcp", ServerSocket::new, connections, longest)));
        Set<PosixFilePermission> mode =
                settings.parsed("mode", SyslogForwarding::mode).orElse(EVERYBODY);
        settings.parsed("unix", SyslogForwarding::socket)
                .ifPresent(path -> listeners.add(new UnixListener(path, mode, longest)));
        TlsSettings.read(settings)
                .ifPresent(tls -> listeners.add(
                        new StreamListener(tls.address(), "tls", tls::serverSocket, connections, longest)));
        return listeners;
    }

    private static Filter filter(Settings settings) {
        List<Facility> listed = settings.list("facilities", SyslogForwarding::facility);
        Set<Facility> facilities = listed.isEmpty() ? EnumSet.noneOf(Facility.class) : EnumSet.copyOf(listed);
        Severity least = settings.severity("severity").orElse(Severity.DEBUG);
        List<Pattern> applications = settings.list("applications", SyslogForwarding::glob);
        Optional<Pattern> pattern = settings.pattern("pattern");
        return new Filter(facilities, least, applications, pattern);
    }

    private static Path socket(String text) {
        if (!text.startsWith("/") || text.length() > LONGEST_SOCKET) {
            throw new IllegalArgumentException(Quoted.text(text)
                    + " is no path for a socket: write an absolute one of at most " + LONGEST_SOCKET + " characters");
        }
        return Path.of(text);
    }

    private static Set<PosixFilePermission> mode(String text) {
        if (!text.matches("0?[0-7]{3}")) {
            throw new IllegalArgumentException(
                    Quoted.text(text) + " is no mode: write three octal digits, such as \"0660\"");
        }
        int bits = Integer.parseInt(text, 8);
        StringBuilder letters = new StringBuilder("rwxrwxrwx");
        for (int i = 0; i < letters.length(); i++) {
            if ((bits >> (letters.length() - 1 - i) & 1) == 0) {
                letters.setCharAt(i, '-');
            }
        }
        return PosixFilePermissions.fromString(letters.toString());
    }

    private static Facility facility(String name) {
        return Facility.ofWireName(name)
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no facility: "
                        + NearestName.remedy(
                                name,
                                EnumSet.allOf(Facility.class).stream()
                                        .map(Facility::wireName)
                                        .toList())));
    }

    /** The name of an application in which * stands for any characters. */
    private static Pattern glob(String text) {
        return Pattern.compile("\\Q" + text.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E");
    }
}
