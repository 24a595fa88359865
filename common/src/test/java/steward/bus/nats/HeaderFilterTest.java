package steward.bus.nats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.impl.Headers;
import io.nats.client.support.IncomingHeadersProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderFilterTest {
    private static final String PLAIN = String.join(
            "\r\n",
            "INFO {}",
            "PING",
            "MSG a.b 1 5",
            "he\r\no",
            "+OK",
            "MSG a.b 1 _I.1 0",
            "",
            "HMSG a.b 1 21 23",
            "NATS/1.0\r\nKey: v1\r\n",
            "hi",
            "-ERR 'x'",
            "");

    @Test
    void letsThroughWhatIsFineHoweverItIsCutUp() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            assertThat(filtered(PLAIN.getBytes(ISO_8859_1), 1 + random.nextInt(20)))
                    .isEqualTo(PLAIN);
        }
    }

    @Test
    void correctsTheLengthsWhereItRewritesHeaders() throws IOException {
        byte[] headers = "NATS/1.0\r\nName: ø\r\nno header\r\n\r\n".getBytes(UTF_8);
        byte[] message = concat(
                ("HMSG a 1 r " + headers.length + " " + (headers.length + 2) + "\r\n").getBytes(UTF_8),
                headers,
                "ab\r\nPONG\r\n".getBytes(UTF_8));

        String clean = "NATS/1.0\r\nName: \u007fc3\u007fb8\r\n\r\n";
        assertThat(filtered(message, 7))
                .isEqualTo("HMSG a 1 r " + clean.length() + " " + (clean.length() + 2) + "\r\n" + clean
                        + "ab\r\nPONG\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NATS",
                "HTTP/1.1\r\n\r\n",
                "NATS/1.0 abc\r\n\r\n",
                "NATS/1.0 999 No\u0000\r\n\r\n",
                "NATS/1.0",
                "NATS/1.0\r\n",
                "NATS/1.0\r\nKey\r\n\r\n",
                "NATS/1.0\r\n: v\r\n\r\n",
                "NATS/1.0\r\nKey:\r\n\r\n",
                "NATS/1.0\r\nKey:   \r\n\r\n",
                "NATS/1.0\r\n Key: v\r\n\r\n",
                "NATS/1.0\r\nKey: a\rb\nc\r\n\r\n",
                "NATS/1.0\r\nKéy: v\r\n\r\n",
                "NATS/1.0\r\nKey: ÿ\u007f\u0000\r\n\r\n",
                "NATS/1.0\r\n\r\nmore\r\n",
            })
    void theClientLibraryReadsWhateverComesOut(String block) {
        byte[] clean = HeaderBlock.rewritten(block.getBytes(ISO_8859_1));

        assertThat(new IncomingHeadersProcessor(clean).getSerializedLength()).isEqualTo(clean.length);
    }

    @Test
    void theClientLibraryReadsRandomBytesThatWereRewritten() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            for (int i = 0; i < noise.length; i++) {
                int dice = random.nextInt(6);
                noise[i] = (byte) (dice == 0 ? '\r' : dice == 1 ? '\n' : dice == 2 ? ':' : dice == 3 ? ' ' : noise[i]);
            }
            byte[] block = concat("NATS/1.0\r\n".getBytes(ISO_8859_1), noise);
            new IncomingHeadersProcessor(HeaderBlock.rewritten(block));
        }
    }

    @Test
    void givesBackEveryValueAsItWasSent() {
        String value = "skip-ø1 \u0001 \u007f 船 \u007fc3 end";
        byte[] clean = HeaderBlock.rewritten(("NATS/1.0\r\nKey: " + value + "\r\n\r\n").getBytes(UTF_8));
        Headers headers = new IncomingHeadersProcessor(clean).getHeaders();

        assertThat(HeaderBlock.plain(String.valueOf(headers.getFirst("Key")))).isEqualTo(value);
    }

    @Test
    void keepsAStatusOfTheBroker() {
        byte[] clean = HeaderBlock.rewritten(
                "NATS/1.0 408 Request Timeout\r\nNats-Pending-Messages: 3\r\n\r\n".getBytes(ISO_8859_1));

        IncomingHeadersProcessor read = new IncomingHeadersProcessor(clean);
        assertThat(read.getStatus().getCode()).isEqualTo(408);
        assertThat(read.getHeaders().getFirst("Nats-Pending-Messages")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HMSG a 1 x 9\r\n", "HMSG a 1 -1 9\r\n", "MSG a 1 99999999\r\n", "MSG \r\n", "HMSG a 1 9 3\r\n"})
    void givesUpAConnectionThatSendsNoProperLengths(String line) {
        assertThatThrownBy(() -> filtered(line.getBytes(ISO_8859_1), 100)).isInstanceOf(IOException.class);
    }

    private static String filtered(byte[] bytes, int chunk) throws IOException {
        HeaderFilter filter = new HeaderFilter();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] target = new byte[5];
        for (int from = 0; from < bytes.length; from += chunk) {
            int count = Math.min(chunk, bytes.length - from);
            byte[] part = new byte[count];
            System.arraycopy(bytes, from, part, 0, count);
            filter.put(part, count);
            while (!filter.isEmpty()) {
                out.write(target, 0, filter.take(target, 0, target.length));
            }
        }
        return out.toString(ISO_8859_1);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
