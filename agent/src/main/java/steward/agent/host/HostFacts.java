package steward.agent.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The machine that the agent runs on, as it is at the moment of reading. Every text is one line of at most
 * {@link #MOST_CHARACTERS} characters.
 *
 * @param machineId the same over restarts, other on another machine; a digest, so that it gives away nothing
 * @param bootId other after each start of the machine
 * @param hostName as the kernel knows it
 * @param addresses of the interfaces that are up, without loopback and link-local ones; at most {@link #MOST_ADDRESSES}
 * @param facts of operating system, hardware and Java, by name
 */
public record HostFacts(
        String machineId, String bootId, String hostName, List<String> addresses, Map<String, String> facts) {
    /** The most characters of one text. */
    public static final int MOST_CHARACTERS = 200;

    /** The most addresses that are listed. */
    public static final int MOST_ADDRESSES = 64;

    /** What stands for a text that the machine does not say. */
    public static final String UNKNOWN = "unknown";

    public HostFacts {
        addresses = List.copyOf(addresses);
        facts = Map.copyOf(facts);
    }

    /** Reads this machine. Takes some milliseconds; never fails. */
    public static HostFacts read() {
        return read(new SystemFiles(Path.of("/")), Addresses.ofThisMachine());
    }

    static HostFacts read(SystemFiles files, List<String> addresses) {
        String hostName = files.hostName();
        return new HostFacts(
                MachineId.of(files, hostName), files.bootId(), hostName, addresses, new Facts(files).read());
    }
}
