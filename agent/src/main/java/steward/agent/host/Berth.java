package steward.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells apart the places that a ledger can lie in, so that a copy of its folder is known for one. */
public final class Berth {
    private Berth() {}

    /**
     * The same as long as the folder stays where it is, over restarts of the machine too.
     *
     * @param machineId of {@link HostFacts}
     * @param folder that exists
     */
    public static String of(String machineId, Path folder) {
        try {
            Path real = folder.toRealPath();
            boolean hasNumbers = Files.getFileStore(real).supportsFileAttributeView("unix");
            return machineId + " " + real + (hasNumbers ? " " + Files.getAttribute(real, "unix:ino") : "");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return machineId + " " + folder;
        }
    }
}
