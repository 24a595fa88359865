package steward.agent.syslog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import steward.agent.syslog.SyslogMessage.Element;
import steward.agent.syslog.SyslogMessage.Parameter;
import steward.text.ByteText;

/** Structured data of RFC 5424, section 6.3. */
final class StructuredData {
    private static final int MOST_NAME = 32;

    private StructuredData() {}

    /** Passes NILVALUE or all elements. */
    static List<Element> read(Cursor cursor) throws FlawException {
        if (cursor.take('-')) {
            return List.of();
        }
        if (cursor.peek() != '[') {
            throw cursor.flaw("structured data is missing: '-' or '[' is expected");
        }
        List<Element> elements = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        while (cursor.peek() == '[') {
            int from = cursor.position();
            Element element = element(cursor);
            if (!ids.add(element.id())) {
                throw new FlawException(from, "the element " + element.id() + " is there twice");
            }
            elements.add(element);
        }
        return elements;
    }

    private static Element element(Cursor cursor) throws FlawException {
        cursor.expect('[', "an element");
        String id = name(cursor, "the id of an element");
        List<Parameter> parameters = new ArrayList<>();
        while (cursor.take(' ')) {
            parameters.add(parameter(cursor));
        }
        cursor.expect(']', "the end of the element " + id);
        return new Element(id, parameters);
    }

    private static Parameter parameter(Cursor cursor) throws FlawException {
        String name = name(cursor, "the name of a parameter");
        cursor.expect('=', "the value of the parameter " + name);
        cursor.expect('"', "the value of the parameter " + name);
        int from = cursor.position();
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        while (cursor.peek() != '"') {
            if (cursor.isAtEnd()) {
                throw cursor.flaw("the value of the parameter " + name + " does not end");
            }
            if (cursor.peek() == ']') {
                throw cursor.flaw("']' in the value of the parameter " + name + " is not escaped");
            }
            value.write(character(cursor));
        }
        cursor.expect('"', "the end of a value");
        return new Parameter(
                name,
                ByteText.utf8(value.toByteArray())
                        .orElseThrow(
                                () -> new FlawException(from, "the value of the parameter " + name + " is not UTF-8")));
    }

    /** A backslash before any other character than these three stands for itself. */
    private static int character(Cursor cursor) {
        int next = cursor.next();
        int behind = cursor.peek();
        boolean escapes = next == '\\' && (behind == '"' || behind == '\\' || behind == ']');
        return escapes ? cursor.next() : next;
    }

    private static String name(Cursor cursor, String what) throws FlawException {
        int from = cursor.position();
        while (cursor.isPrintable() && cursor.peek() != '=' && cursor.peek() != ']' && cursor.peek() != '"') {
            cursor.next();
        }
        int length = cursor.position() - from;
        if (length == 0) {
            throw cursor.flaw(what + " is missing");
        }
        if (length > MOST_NAME) {
            throw new FlawException(from + MOST_NAME, what + " is longer than " + MOST_NAME + " characters");
        }
        return cursor.ascii(from, cursor.position());
    }
}
