package steward.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code nats-server} that can be run.
 *
 * @param path of the program
 * @param version that it says it is
 */
public record BrokerBinary(Path path, BrokerVersion version) {
    /** The program's name. */
    static final String NAME = "nats-server";

    /**
     * The first found of: the setting, the environment's {@code STEWARD_NATS_SERVER}, on the {@code PATH}, beside the
     * program, the newest in the user's cache ({@code ~/.cache/steward/nats-server/<version>/nats-server}). One that was
     * not named, and that has a {@link #warning()}, gives way to a later one without.
     *
     * @param setting a path that somebody configured; a setting that cannot be run is an error, not passed over
     * @throws BrokerException when there is none, with the remedy
     */
    public static BrokerBinary find(Optional<Path> setting) {
        return BrokerSearch.ofThisProgram(setting).find();
    }

    /** Why an operator should use a newer one, if so. */
    public Optional<String> warning() {
        List<String> reasons = new ArrayList<>();
        if (!knowsSyncInterval()) {
            reasons.add("it has no sync_interval: messages of up to two minutes are lost when the power fails");
        }
        if (!version.isAtLeast(2, 14)) {
            reasons.add("its durable consumers skip new messages after storage was rolled back");
        }
        if (!version.isAtLeast(2, 10)) {
            reasons.add("a full disk makes it hang");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("nats-server " + version + " at " + path + " works, but is older than 2.14: "
                        + String.join("; ", reasons) + ". Run installer/nats-server to fetch a newer one.");
    }

    /** Whether it can write every message to disk before it confirms it. */
    boolean knowsSyncInterval() {
        return version.isAtLeast(2, 10);
    }
}
