package steward.method;

import static steward.method.ArgumentDescription.optional;
import static steward.method.ArgumentDescription.required;
import static steward.method.ArgumentType.DURATION;
import static steward.method.ArgumentType.FLAG;
import static steward.method.ArgumentType.LIST;
import static steward.method.ArgumentType.TEXT;
import static steward.method.ArgumentType.WHOLE;

import java.util.List;
import java.util.Optional;
import steward.message.MethodName;

/** The event sources that come with Steward. */
public final class Sources {
    public static final SourceDescription HEARTBEAT = source(
            "heartbeat",
            "Says at regular times that the unit is alive",
            optional("period", DURATION, "the time between two heartbeats, from 1 s to 1 d", "1 min"));

    public static final SourceDescription SYSLOG_FORWARDING = source(
            "syslogforwarding",
            "Takes in syslog messages, RFC 5424 and RFC 3164, and forwards each as an event; at least one of udp, tcp, tls and"
                    + " unix must be given",
            optional("udp", TEXT, "address and port to listen on by UDP, such as 127.0.0.1:514", "none"),
            optional("tcp", TEXT, "the same by TCP, framed by octet counting or line feeds", "none"),
            optional("tls", TEXT, "the same by TLS (RFC 5425); needs certificate and key", "none"),
            optional("certificate", TEXT, "PEM file with the unit's certificate and those that vouch for it", "none"),
            optional("key", TEXT, "PEM file of mode 0600 with its key in PKCS#8", "none"),
            optional("clients", TEXT, "PEM file of those who may vouch for who sends by TLS", "everybody may send"),
            optional("unix", TEXT, "path of a unix datagram socket, such as /dev/log", "none"),
            optional("mode", TEXT, "the permissions of that socket as an octal number", "0666"),
            optional("facilities", LIST, "the facilities to forward, such as daemon and local7", "all"),
            optional("severity", TEXT, "the least severe to forward, from emergency to debug", "debug"),
            optional("applications", LIST, "the applications to forward; * stands for any characters", "all"),
            optional("pattern", TEXT, "a regular expression that the text must hold", "none"),
            optional(
                    "rate",
                    WHOLE,
                    "the most messages a second; the rest is dropped, counted and told; 0 for no limit",
                    "0"),
            optional(
                    "longest",
                    TEXT,
                    "how much of a message is carried, 480 B to 32 KiB; more is cut, and said",
                    "8 KiB"),
            optional("connections", WHOLE, "the most TCP or TLS connections at one time, 1 to 1024", "64"));

    public static final SourceDescription FILE_TAIL = source(
            "filetail",
            "Follows files that grow, over rotation, truncation and restarts, and makes an event of each line",
            required("paths", LIST, "absolute paths, with * and ? in the last part, such as /var/log/nginx/*.log"),
            optional(
                    "fromBeginning", FLAG, "whether what is in the files at the very first start is read too", "false"),
            optional(
                    "begins",
                    TEXT,
                    "a regular expression that an entry begins with; other lines are joined to it",
                    "each line is an entry"),
            optional("settle", DURATION, "how long an entry waits for more lines, from 100 ms to 1 min", "2s"),
            optional("severity", TEXT, "the severity of the events, from emergency to debug", "info"),
            optional(
                    "longest",
                    TEXT,
                    "how much of an entry is carried, 480 B to 32 KiB; more is cut, and said",
                    "8 KiB"));

    public static final SourceDescription FACTS = source(
            "facts",
            "Tells what the machine is, and each change: system, hardware, disks, addresses, versions, facts of your own",
            optional("period", DURATION, "the time between two looks, from 1 s to 1 d", "10m"),
            optional(
                    "folder",
                    TEXT,
                    "a folder of programs that print facts of your own as name=value, within 10 s",
                    "none"));

    private static final List<SourceDescription> ALL = List.of(SYSLOG_FORWARDING, FILE_TAIL, HEARTBEAT, FACTS);

    private Sources() {}

    /** In the order of a manual. */
    public static List<SourceDescription> all() {
        return ALL;
    }

    /** What is known of that source, for a text that need not be a name; nothing where it does not come with Steward. */
    public static Optional<SourceDescription> find(String name) {
        return ALL.stream().filter(source -> source.name().value().equals(name)).findFirst();
    }

    private static SourceDescription source(String name, String meaning, ArgumentDescription... settings) {
        return new SourceDescription(new MethodName(name), meaning, List.of(settings));
    }
}
