package steward.agent.host;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses under which a machine can be reached. */
final class Addresses {
    private Addresses() {}

    static List<String> ofThisMachine() {
        try {
            return of(NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses));
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** IPv4 first; without loopback, link-local and the like, and without the name of an interface behind them. */
    static List<String> of(Stream<InetAddress> addresses) {
        return addresses
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && !address.isAnyLocalAddress()
                        && !address.isMulticastAddress())
                .map(address -> address.getHostAddress().replaceAll("%.*", ""))
                .distinct()
                .sorted((a, b) -> Boolean.compare(a.contains(":"), b.contains(":")))
                .limit(HostFacts.MOST_ADDRESSES)
                .toList();
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp() && !networkInterface.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
