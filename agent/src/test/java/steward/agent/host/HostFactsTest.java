package steward.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {
    @TempDir
    private Path root;

    @Test
    void readsThisMachine() {
        HostFacts host = HostFacts.read();

        assertThat(host.machineId())
                .matches("[0-9a-f]{32}")
                .isEqualTo(HostFacts.read().machineId());
        assertThat(host.bootId()).isNotBlank().isEqualTo(HostFacts.read().bootId());
        assertThat(host.hostName()).isNotBlank();
        assertThat(host.addresses()).noneMatch(address -> address.startsWith("127.") || address.equals("::1"));
        assertThat(host.facts()).containsKeys("os", "kernel", "arch", "cpus", "java", "javaMemory");
    }

    @Test
    void readsTheFilesOfALinuxSystem() throws IOException {
        write("proc/sys/kernel/random/boot_id", "5d2f1c1e-0d36-4a6f-9c39-7f3f5f0a3a11\n");
        write("proc/sys/kernel/hostname", "ship1\n");
        write("proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");
        write("proc/meminfo", "MemTotal:        8056356 kB\nMemFree: 1 kB\n");
        write(
                "etc/os-release",
                "# comment\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\nbroken line\n");
        write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");

        HostFacts host = read();

        assertThat(host.bootId()).isEqualTo("5d2f1c1e-0d36-4a6f-9c39-7f3f5f0a3a11");
        assertThat(host.hostName()).isEqualTo("ship1");
        assertThat(host.facts())
                .containsEntry("os", "Debian GNU/Linux 12 (bookworm)")
                .containsEntry("osVersion", "12")
                .containsEntry("kernel", "6.1.0-18-amd64")
                .containsEntry("memory", "8249708544")
                .containsEntry("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void worksWhereEveryFileIsMissing() {
        HostFacts host = read();

        assertThat(host.bootId()).isEqualTo(HostFacts.UNKNOWN);
        assertThat(host.hostName()).isNotBlank();
        assertThat(host.machineId()).matches("[0-9a-f]{32}");
        assertThat(host.facts())
                .containsKeys("os", "kernel", "arch", "cpus", "java")
                .doesNotContainKey("memory");
    }

    @Test
    void readsTheOtherPlaceOfOsRelease() throws IOException {
        write("usr/lib/os-release", "PRETTY_NAME='Void Linux'\n");
        assertThat(read().facts()).containsEntry("os", "Void Linux");
    }

    @Test
    void doesNotGiveTheMachineIdAway() throws IOException {
        write("etc/machine-id", "0123456789abcdef0123456789abcdef\n");
        String one = read().machineId();
        write("etc/machine-id", "0123456789abcdef0123456789abcdee\n");

        assertThat(one).matches("[0-9a-f]{32}").isNotEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(read().machineId()).isNotEqualTo(one);
    }

    @Test
    void boundsAndTidiesWhateverTheFilesHold() throws IOException {
        write("proc/sys/kernel/hostname", "x".repeat(1_000_000));
        write("etc/os-release", "PRETTY_NAME=\"evil\u001b[31m\u0000\u202e name\"\n" + "A=\n".repeat(1_000_000));
        write("proc/meminfo", "MemTotal: a lot\n");

        HostFacts host = read();

        assertThat(host.hostName()).isEqualTo("x".repeat(HostFacts.MOST_CHARACTERS));
        assertThat(host.facts())
                .containsEntry("os", "evil?[31m??  name".replace("  ", " "))
                .doesNotContainKey("memory");
        assertThat(host.facts()).hasSizeLessThan(10);
    }

    @Test
    void readsNothingFromAFolderInTheFilesPlace() throws IOException {
        Files.createDirectories(root.resolve("proc/sys/kernel/random/boot_id"));
        assertThat(read().bootId()).isEqualTo(HostFacts.UNKNOWN);
    }

    @Test
    void listsAddressesThatOthersCanReach() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : new String[] {
            "2001:db8::17", "127.0.0.1", "::1", "169.254.7.7", "fe80::1", "0.0.0.0", "192.0.2.17", "192.0.2.17"
        }) {
            addresses.addAll(List.of(InetAddress.getAllByName(text)));
        }
        assertThat(Addresses.of(addresses.stream())).containsExactly("192.0.2.17", "2001:db8:0:0:0:0:0:17");
    }

    @Test
    void listsABoundedNumberOfAddresses() {
        Stream<InetAddress> many = IntStream.range(0, 1000).mapToObj(HostFactsTest::address);
        assertThat(Addresses.of(many)).hasSize(HostFacts.MOST_ADDRESSES);
    }

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HostFacts read() {
        return HostFacts.read(new SystemFiles(root), List.of());
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
