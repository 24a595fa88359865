package steward.agent.syslog;

import java.util.List;
import java.util.Optional;
import steward.text.ByteText;

/**
 * A message as it was read.
 *
 * @param format that it has
 * @param priority that it gives, or the usual one
 * @param time as it is written
 * @param host that it names
 * @param application that it names: APP-NAME, or the tag before a colon
 * @param process PROCID, or the number in brackets behind the tag
 * @param messageId MSGID
 * @param data structured data
 * @param text the message itself; of a malformed one, all of it
 * @param flaw what is wrong with a malformed one
 */
public record SyslogMessage(
        Format format,
        Priority priority,
        Optional<String> time,
        Optional<String> host,
        Optional<String> application,
        Optional<String> process,
        Optional<String> messageId,
        List<Element> data,
        ByteText text,
        Optional<Flaw> flaw) {
    public SyslogMessage {
        data = List.copyOf(data);
    }

    /** How a message is written. */
    public enum Format {
        RFC5424("rfc5424"),
        RFC3164("rfc3164"),
        MALFORMED("malformed");

        private final String wireName;

        Format(String wireName) {
            this.wireName = wireName;
        }

        /** For the data of an event. */
        public String wireName() {
            return wireName;
        }
    }

    /** An element of structured data (RFC 5424, section 6.3.1). */
    public record Element(String id, List<Parameter> parameters) {
        public Element {
            parameters = List.copyOf(parameters);
        }
    }

    /** A parameter of an element; several may have the same name. */
    public record Parameter(String name, String value) {}

    static SyslogMessage malformed(Priority priority, byte[] line, Flaw flaw) {
        return new SyslogMessage(
                Format.MALFORMED,
                priority,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ByteText.of(line),
                Optional.of(flaw));
    }
}
