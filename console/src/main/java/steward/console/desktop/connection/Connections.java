package steward.console.desktop.connection;

import java.util.Optional;
import java.util.function.Consumer;
import steward.console.desktop.keep.Profile;

/**
 * The connection that is open, and the way to others.
 *
 * @param current what is open
 * @param book of all profiles
 * @param open lets go of what is open and opens that profile
 * @param enrolment what units must be told
 * @param demo the fleet that can be started for a first look, where this program has one
 * @param warning what one should know of the broker that this program started, or why it did not
 */
public record Connections(
        Profile current,
        ProfileBook book,
        Consumer<Profile> open,
        Enrolment enrolment,
        Optional<DemoFleet> demo,
        Optional<String> warning) {}
