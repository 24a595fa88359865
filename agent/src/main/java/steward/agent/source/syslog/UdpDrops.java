package steward.agent.source.syslog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How many datagrams the kernel dropped at a socket because its buffer was full: the last column of {@code /proc/net/udp}
 * and {@code udp6}. Where there is no such file, none are known of.
 */
final class UdpDrops {
    private final Path table;
    private final String local;

    UdpDrops(InetSocketAddress address) {
        boolean isOld = address.getAddress() instanceof Inet4Address;
        table = Path.of("/proc/net", isOld ? "udp" : "udp6");
        local = hexadecimal(address.getAddress().getAddress()) + String.format(Locale.ROOT, ":%04X", address.getPort());
    }

    long count() {
        try (Stream<String> lines = Files.lines(table, StandardCharsets.US_ASCII)) {
            return lines.map(line -> line.trim().split("\\s+"))
                    .filter(columns -> columns.length > 2 && columns[1].equals(local))
                    .mapToLong(columns -> Long.parseLong(columns[columns.length - 1]))
                    .sum();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return 0;
        }
    }

    /** As the kernel prints it: words of four bytes, each the other way round on machines of today. */
    private static String hexadecimal(byte[] address) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < address.length; word += 4) {
            for (int i = 3; i >= 0; i--) {
                text.append(String.format(Locale.ROOT, "%02X", address[word + i]));
            }
        }
        return text.toString();
    }
}
