package steward.agent.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.agent.syslog.SyslogMessage.Element;
import steward.agent.syslog.SyslogMessage.Format;
import steward.agent.syslog.SyslogMessage.Parameter;
import steward.message.Severity;
import steward.text.ByteText;

/** The examples of RFC 5424, section 6.5, and of RFC 3164, section 5.4, variants of both, and what breaks them. */
class SyslogParserTest {
    private static final String BOM = "\uFEFF";

    @Test
    void rfc5424Example1() {
        SyslogMessage message = parse("<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - " + BOM
                + "'su root' failed for lonvick on /dev/pts/8");
        assertThat(message.format()).isEqualTo(Format.RFC5424);
        assertThat(message.priority()).isEqualTo(new Priority(Facility.AUTH, Severity.CRITICAL));
        assertThat(message.time()).contains("2003-10-11T22:14:15.003Z");
        assertThat(message.host()).contains("mymachine.example.com");
        assertThat(message.application()).contains("su");
        assertThat(message.process()).isEmpty();
        assertThat(message.messageId()).contains("ID47");
        assertThat(message.data()).isEmpty();
        assertThat(message.text()).isEqualTo(new ByteText("'su root' failed for lonvick on /dev/pts/8", true));
        assertThat(message.flaw()).isEmpty();
    }

    @Test
    void rfc5424Example2() {
        SyslogMessage message = parse("<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - "
                + "%% It's time to make the do-nuts.");
        assertThat(message.priority()).isEqualTo(new Priority(Facility.LOCAL4, Severity.NOTICE));
        assertThat(message.time()).contains("2003-08-24T05:14:15.000003-07:00");
        assertThat(message.process()).contains("8710");
        assertThat(message.text().value()).isEqualTo("%% It's time to make the do-nuts.");
    }

    @Test
    void rfc5424Example3() {
        SyslogMessage message = parse("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 "
                + "[exampleSDID@32473 iut=\"3\" eventSource=\"Application\" eventID=\"1011\"] " + BOM
                + "An application event log entry...");
        assertThat(message.data())
                .containsExactly(new Element(
                        "exampleSDID@32473",
                        List.of(
                                new Parameter("iut", "3"),
                                new Parameter("eventSource", "Application"),
                                new Parameter("eventID", "1011"))));
        assertThat(message.text().value()).isEqualTo("An application event log entry...");
    }

    @Test
    void rfc5424Example4() {
        SyslogMessage message = parse("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 "
                + "[exampleSDID@32473 iut=\"3\" eventSource=\"Application\" eventID=\"1011\"]"
                + "[examplePriority@32473 class=\"high\"]");
        assertThat(message.data())
                .extracting(Element::id)
                .containsExactly("exampleSDID@32473", "examplePriority@32473");
        assertThat(message.text()).isEqualTo(new ByteText("", true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[a b=\"\\\"\\\\\\]\"]|\"\\]",
                "[a b=\"\\n\\\\n\"]|\\n\\n",
                "[a b=\"\"]|``",
                "[a b=\"æøå =[\"]|æøå =[",
            })
    void escapesInStructuredData(String data, String value) {
        SyslogMessage message = parse("<0>1 - - - - - " + data);
        assertThat(message.format()).as("%s", message).isEqualTo(Format.RFC5424);
        assertThat(message.data().get(0).parameters())
                .containsExactly(new Parameter("b", Optional.ofNullable(value).orElse("")));
    }

    @Test
    void takesTheLongestFieldsAndTheEmptyElementAndRepeatedNames() {
        String line = "<191>1 2020-02-29T23:59:59.999999+23:59 " + "h".repeat(255) + " " + "a".repeat(48) + " "
                + "p".repeat(128) + " " + "m".repeat(32) + " [" + "i".repeat(32) + "][x a=\"1\" a=\"2\"] text";
        SyslogMessage message = parse(line);
        assertThat(message.format()).as("%s", message.flaw()).isEqualTo(Format.RFC5424);
        assertThat(message.data()).hasSize(2);
        assertThat(message.data().get(1).parameters())
                .containsExactly(new Parameter("a", "1"), new Parameter("a", "2"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<192>1 - - - - - -|1|above 191",
                "<034>1 - - - - - -|1|begins with 0",
                "<1234>1 - - - - - -|1|more than 3 digits",
                "<34|3|'>' is expected",
                "<34>2 - - - - - -|4|version is not 1",
                "<34>1  - - - - - -|6|the year needs 4 digits",
                "<34>1 2003-13-11T22:14:15Z - - - - -|11|month is 13",
                "<34>1 2003-02-29T22:14:15Z - - - - -|14|day is 29",
                "<34>1 2003-10-11t22:14:15Z - - - - -|16|'T' is expected",
                "<34>1 2003-10-11T24:14:15Z - - - - -|17|hour is 24",
                "<34>1 2003-10-11T22:14:60Z - - - - -|23|second is 60",
                "<34>1 2003-10-11T22:14:15.0000001Z - - - - -|26|7 digits",
                "<34>1 2003-10-11T22:14:15 - - - - -|25|offset from UTC",
                "<34>1 2003-10-11T22:14:15z - - - - -|25|offset from UTC",
                "<34>1 - höst - - - -|9|one space is expected before the application name",
                "<34>1 - - - - -|15|structured data",
                "<34>1 - - - - - text|16|'-' or '[' is expected",
                "<34>1 - - - - - -text|17|one space is expected before the message",
                "<34>1 - - - - - [a b=c]|21|'\"' is expected",
                "<34>1 - - - - - [a b=\"c]\"]|23|not escaped",
                "<34>1 - - - - - [a b=\"c|23|does not end",
                "<34>1 - - - - - [a  b=\"c\"]|19|name of a parameter is missing",
                "<34>1 - - - - - [a][a]|19|twice",
                "<34>1 - - - - - []|17|id of an element is missing",
            })
    void saysWhatIsWrongAndWhere(String line, int position, String reason) {
        SyslogMessage message = parse(line);
        assertThat(message.format()).isEqualTo(Format.MALFORMED);
        assertThat(message.text().value()).isEqualTo(line);
        Flaw flaw = message.flaw().orElseThrow();
        assertThat(flaw.reason()).contains(reason);
        assertThat(flaw.position()).as(flaw.reason()).isEqualTo(position);
    }

    @Test
    void afterASpaceTheMessageBegins() {
        SyslogMessage message = parse("<34>1 - - - - - [a] [b]x[");
        assertThat(message.data()).hasSize(1);
        assertThat(message.text().value()).isEqualTo("[b]x[");
    }

    @Test
    void refusesFieldsThatAreTooLong() {
        assertThat(parse("<34>1 - " + "h".repeat(256) + " - - - -").flaw())
                .contains(new Flaw("the host name is longer than 255 characters", 8 + 255));
        assertThat(parse("<34>1 - - - - - [" + "i".repeat(33) + "]").flaw())
                .contains(new Flaw("the id of an element is longer than 32 characters", 17 + 32));
    }

    @Test
    void aMalformedMessageKeepsThePriorityThatCouldBeRead() {
        assertThat(parse("<34>1 nonsense").priority()).isEqualTo(new Priority(Facility.AUTH, Severity.CRITICAL));
        assertThat(parse("<999>1 nonsense").priority()).isEqualTo(Priority.USUAL);
    }

    @Test
    void textThatIsNotUtf8LosesNothing() {
        byte[] line = "<34>1 - - - - - - caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(SyslogParser.parse(line, false).text()).isEqualTo(new ByteText("caf\u00e9", false));
        byte[] promised = (BOM + "x").getBytes(StandardCharsets.UTF_8);
        byte[] head = "<34>1 - - - - - - ".getBytes(StandardCharsets.US_ASCII);
        byte[] broken = Arrays.copyOf(head, head.length + 4);
        System.arraycopy(promised, 0, broken, head.length, 3);
        broken[head.length + 3] = (byte) 0xff;
        assertThat(SyslogParser.parse(broken, false).flaw())
                .contains(new Flaw("the message begins with a BOM and is not UTF-8", head.length));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // The examples of RFC 3164.
                "<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8"
                        + "|auth|critical|Oct 11 22:14:15|mymachine|su|-|'su root' failed for lonvick on /dev/pts/8",
                "Use the BFG!|user|notice|-|-|-|-|Use the BFG!",
                "<13>Feb  5 17:32:18 10.0.0.99 Use the BFG!|user|notice|Feb  5 17:32:18|10.0.0.99|-|-|Use the BFG!",
                "<165>Aug 24 05:34:00 CST 1987 mymachine myproc[10]: %% It's time|local4|notice|Aug 24 05:34:00|CST|-|-"
                        + "|1987 mymachine myproc[10]: %% It's time",
                "<0>1990 Oct 22 10:52:01 TZ-6 scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All Folks!|kern|emergency"
                        + "|-|-|-|-|1990 Oct 22 10:52:01 TZ-6 scapegoat.dmz.example.org 10.1.2.3 sched[0]: That's All Folks!",
                // What is met.
                "<13>Nov 30 17:03:13 root: hello unix|user|notice|Nov 30 17:03:13|-|root|-|hello unix",
                "<190>Nov 30 17:03:13 ship1 nginx: 10.0.0.7 - - \"GET / HTTP/1.1\" 200|local7|info|Nov 30 17:03:13|ship1"
                        + "|nginx|-|10.0.0.7 - - \"GET / HTTP/1.1\" 200",
                "<30>Nov 30 17:03:13 ship1 systemd[1]: Started.|daemon|info|Nov 30 17:03:13|ship1|systemd|1|Started.",
                "<22>Nov  3 17:03:13 ship1 postfix/smtpd[123]: connect|mail|info|Nov  3 17:03:13|ship1|postfix/smtpd|123"
                        + "|connect",
                "<30>2026-11-30T17:03:13.123456+01:00 ship1 cron[7]: x|daemon|info|2026-11-30T17:03:13.123456+01:00|ship1"
                        + "|cron|7|x",
                "<30>2026-11-30T17:03:13Z cron[7]: x|daemon|info|2026-11-30T17:03:13Z|-|cron|7|x",
                "Nov 30 17:03:13 ship1 app: x|user|notice|Nov 30 17:03:13|ship1|app|-|x",
                "<13>app[5]: x|user|notice|-|-|app|5|x",
                "<13>plain words|user|notice|-|-|-|-|plain words",
                "<189>*Nov 3 2026 17:03:13.001: %SYS-5: x|local7|notice|Nov 3 2026 17:03:13.001|-|%SYS-5: x|-|-",
                "<html> is text|user|notice|-|-|-|-|<html> is text",
                "<13>42 is the answer|user|notice|-|-|-|-|42 is the answer",
                "<13>Nov 30 17:03:13 fe80::1 app: x|user|notice|Nov 30 17:03:13|fe80::1|app|-|x",
            })
    void rfc3164(
            String line,
            String facility,
            String severity,
            String time,
            String host,
            String application,
            String process,
            String text) {
        SyslogMessage message = parse(line);
        assertThat(message.format()).isEqualTo(Format.RFC3164);
        assertThat(message.priority().facility().wireName()).isEqualTo(facility);
        assertThat(message.priority().severity().wireName()).isEqualTo(severity);
        assertThat(message.time()).isEqualTo(Optional.ofNullable(time));
        assertThat(message.host()).isEqualTo(Optional.ofNullable(host));
        if (text == null) {
            assertThat(message.text().value()).as("nothing here is a tag").isEqualTo(application);
            return;
        }
        assertThat(message.application()).isEqualTo(Optional.ofNullable(application));
        assertThat(message.process()).isEqualTo(Optional.ofNullable(process));
        assertThat(message.text().value()).isEqualTo(text);
    }

    @Test
    void aSocketOfThisMachineNamesNoHost() {
        byte[] line = "<13>Nov 30 17:03:13 hello world".getBytes(StandardCharsets.UTF_8);
        assertThat(SyslogParser.parse(line, true).host()).isEmpty();
        assertThat(SyslogParser.parse(line, true).text().value()).isEqualTo("hello world");
        assertThat(SyslogParser.parse(line, false).host()).contains("hello");
    }

    private static SyslogMessage parse(String line) {
        return SyslogParser.parse(line.getBytes(StandardCharsets.UTF_8), false);
    }
}
