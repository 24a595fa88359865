package steward.agent.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import steward.agent.syslog.SyslogMessage.Element;
import steward.agent.syslog.SyslogMessage.Format;
import steward.agent.syslog.SyslogMessage.Parameter;
import steward.message.Severity;
import steward.text.ByteText;

/** What holds for every message; each failure names its seed. */
class SyslogParserPropertyTest {
    private static final int RUNS = 3_000;
    private static final String NAMES = "abcXYZ019@.-_/+~!";
    private static final String TEXT = "aB 9\"\\]æ漢😀=[;\t";

    @Test
    void whatIsWrittenByTheGrammarIsReadAsItWasMeant() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            SyslogMessage meant = message(random);
            SyslogMessage read = SyslogParser.parse(written(meant, random.nextBoolean()), random.nextBoolean());
            assertThat(read).as("seed %d", seed).isEqualTo(meant);
        }
    }

    @Test
    void whateverComesIsAMessageAndNothingOfItIsLost() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            byte[] line = written(message(random), true);
            for (int i = random.nextInt(4); i >= 0; i--) {
                line[random.nextInt(line.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : " []<>\"\\=-1".charAt(random.nextInt(10)));
            }
            byte[] hostile = Arrays.copyOf(line, random.nextInt(line.length + 1));
            SyslogMessage read = SyslogParser.parse(hostile, random.nextBoolean());
            assertThat(read.flaw().isPresent()).as("seed %d", seed).isEqualTo(read.format() == Format.MALFORMED);
            read.flaw().ifPresent(flaw -> assertThat(flaw.position()).isBetween(0, hostile.length));
            if (read.format() == Format.MALFORMED) {
                assertThat(bytes(read.text())).as("seed %d", seed).isEqualTo(hostile);
            } else if (read.format() == Format.RFC3164) {
                String text = new String(bytes(read.text()), StandardCharsets.ISO_8859_1);
                assertThat(new String(hostile, StandardCharsets.ISO_8859_1))
                        .as("seed %d", seed)
                        .endsWith(text);
            }
        }
    }

    private static byte[] bytes(ByteText text) {
        return text.value().getBytes(text.isUtf8() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private static SyslogMessage message(Random random) {
        int priority = random.nextInt(192);
        return new SyslogMessage(
                Format.RFC5424,
                new Priority(
                        Facility.ofNumber(priority / 8).orElseThrow(),
                        Severity.ofNumber(priority % 8).orElseThrow()),
                random.nextBoolean()
                        ? Optional.of("2026-11-30T17:03:13." + random.nextInt(1, 999_999) + "Z")
                        : Optional.empty(),
                name(random, 255),
                name(random, 48),
                name(random, 128),
                name(random, 32),
                elements(random),
                new ByteText(text(random, random.nextInt(200)), true),
                Optional.empty());
    }

    private static Optional<String> name(Random random, int most) {
        return random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of("n" + string(random, NAMES, random.nextInt(most)));
    }

    private static List<Element> elements(Random random) {
        List<Element> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Parameter> parameters = new ArrayList<>();
            for (int p = random.nextInt(4); p > 0; p--) {
                parameters.add(new Parameter(
                        "p" + string(random, NAMES, random.nextInt(31)), text(random, random.nextInt(30))));
            }
            elements.add(new Element("e" + i, parameters));
        }
        return elements;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        int[] points = TEXT.codePoints().toArray();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static String string(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static byte[] written(SyslogMessage message, boolean withBom) {
        StringBuilder line = new StringBuilder();
        line.append('<')
                .append(message.priority().facility().number() * 8
                        + message.priority().severity().number())
                .append(">1");
        for (Optional<String> field : List.of(
                message.time(), message.host(), message.application(), message.process(), message.messageId())) {
            line.append(' ').append(field.orElse("-"));
        }
        line.append(' ').append(message.data().isEmpty() ? "-" : "");
        for (Element element : message.data()) {
            line.append('[').append(element.id());
            element.parameters().forEach(parameter -> line.append(' ')
                    .append(parameter.name())
                    .append("=\"")
                    .append(parameter
                            .value()
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("]", "\\]"))
                    .append('"'));
            line.append(']');
        }
        if (!message.text().value().isEmpty()) {
            line.append(' ')
                    .append(withBom ? "\uFEFF" : "")
                    .append(message.text().value());
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }
}
