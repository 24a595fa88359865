package steward.agent.source.syslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.agent.source.EventDraft;
import steward.agent.syslog.Flaw;
import steward.agent.syslog.SyslogMessage;
import steward.agent.syslog.SyslogMessage.Element;
import steward.agent.syslog.SyslogMessage.Parameter;
import steward.message.Attributes;

/** The event that a message becomes. */
final class LineEvent {
    private LineEvent() {}

    static EventDraft of(Line line, SyslogMessage message) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("text", message.text().value());
        data.put("facility", message.priority().facility().wireName());
        put(data, "host", message.host());
        put(data, "application", message.application());
        put(data, "process", message.process());
        put(data, "messageId", message.messageId());
        put(data, "time", message.time());
        if (!message.data().isEmpty()) {
            data.put("data", elements(message.data()));
        }
        data.put("format", message.format().wireName());
        data.put("from", line.origin());
        if (!message.text().isUtf8()) {
            data.put("charset", "ISO-8859-1");
        }
        if (line.cut() > 0) {
            data.put("cut", line.cut());
        }
        message.flaw().or(line::flaw).ifPresent(flaw -> data.put("flaw", flaw(flaw)));
        return new EventDraft(message.priority().severity(), new Attributes(data));
    }

    private static void put(Map<String, Object> data, String name, Optional<String> value) {
        value.ifPresent(text -> data.put(name, text));
    }

    private static Map<String, Object> flaw(Flaw flaw) {
        return Map.of("reason", flaw.reason(), "at", flaw.position());
    }

    /** Elements by id, in each the values by name: a text, or a list of them where the name is there several times. */
    private static Map<String, Object> elements(List<Element> elements) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Element element : elements) {
            Map<String, Object> values = new LinkedHashMap<>();
            element.parameters()
                    .forEach(parameter -> values.merge(
                            parameter.name(), parameter.value(), (before, value) -> with(before, parameter)));
            all.put(element.id(), values);
        }
        return all;
    }

    private static Object with(Object before, Parameter parameter) {
        List<Object> values = new ArrayList<>();
        if (before instanceof List<?> list) {
            values.addAll(list);
        } else {
            values.add(before);
        }
        values.add(parameter.value());
        return values;
    }
}
