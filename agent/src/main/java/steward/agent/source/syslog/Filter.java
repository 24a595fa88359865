package steward.agent.source.syslog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import steward.agent.syslog.Facility;
import steward.agent.syslog.SyslogMessage;
import steward.agent.syslog.SyslogMessage.Format;
import steward.message.Severity;

/**
 * Which messages are forwarded. Malformed ones always are, for nobody can say what they are.
 *
 * @param facilities of which; empty for all
 * @param least the least severe
 * @param applications patterns that one of must match the application; empty for all
 * @param pattern what the text must hold
 */
record Filter(Set<Facility> facilities, Severity least, List<Pattern> applications, Optional<Pattern> pattern) {
    boolean passes(SyslogMessage message) {
        return message.format() == Format.MALFORMED || fits(message);
    }

    private boolean fits(SyslogMessage message) {
        return (facilities.isEmpty() || facilities.contains(message.priority().facility()))
                && message.priority().severity().number() <= least.number()
                && (applications.isEmpty()
                        || isOfApplication(message.application().orElse("")))
                && pattern.map(p -> p.matcher(message.text().value()).find()).orElse(true);
    }

    private boolean isOfApplication(String application) {
        return applications.stream()
                .anyMatch(pattern -> pattern.matcher(application).matches());
    }
}
