package steward.agent.host;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells machines apart. The id of machine-id(5) is not to be given away, so only a digest of it is. */
final class MachineId {
    private static final List<String> PLACES =
            List.of("etc/machine-id", "var/lib/dbus/machine-id", "sys/class/dmi/id/product_uuid");
    private static final int BYTES = 16;

    private MachineId() {}

    /** From the first place that says something, or from the host's name where none does. */
    static String of(SystemFiles files, String hostName) {
        String source = PLACES.stream()
                .map(files::line)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("host " + hostName);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("steward machine " + source).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
