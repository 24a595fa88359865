package steward.console.desktop.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Kept;
import steward.console.desktop.keep.Profile;

/**
 * The profiles that can be connected to. They are kept in the home that the program was started with, whichever profile is
 * open. For the thread that paints.
 */
public final class ProfileBook {
    private final Keeper keeper;
    private final Path home;

    /**
     * The book, with the profile that the program was started with in it.
     *
     * @param keeper of the home that the program was started with
     */
    public ProfileBook(Keeper keeper, Profile started) {
        this.keeper = keeper;
        home = Path.of(started.home());
        if (ofHome(started.home()).isEmpty()) {
            List<Profile> more = new ArrayList<>();
            more.add(called(started, freeName(started.name())));
            more.addAll(profiles());
            keep(more);
        }
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; isTaken(name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return profiles().stream().anyMatch(profile -> profile.name().equals(name));
    }

    private static Profile called(Profile profile, String name) {
        return new Profile(name, profile.tint(), profile.home(), profile.brokers(), profile.credentials());
    }

    /** The profile under the name and in the colour that its home was given here, whichever broker it leads to. */
    public Profile named(Profile profile) {
        return ofHome(profile.home())
                .map(known -> new Profile(
                        known.name(), known.tint(), profile.home(), profile.brokers(), profile.credentials()))
                .orElse(profile);
    }

    /** The profile with that home, of which there is one at most. */
    public Optional<Profile> ofHome(String folder) {
        return profiles().stream().filter(known -> known.home().equals(folder)).findFirst();
    }

    /** All of them, in order. */
    public List<Profile> profiles() {
        return keeper.kept().profiles();
    }

    /** Where a new profile would have its home. */
    Path proposedHome(String name) {
        String folder = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return home.resolve("profiles").resolve(folder.replaceAll("^-|-$", ""));
    }

    /** Whether one more has room. */
    boolean hasRoom() {
        return profiles().size() < Kept.MOST_PROFILES;
    }

    /** Puts it in the place of the other, or at the end. */
    public void put(Profile profile, Optional<Profile> replaced) {
        List<Profile> all = new ArrayList<>(profiles());
        int at = replaced.map(all::indexOf).orElse(-1);
        if (at >= 0) {
            all.set(at, profile);
        } else {
            all.add(profile);
        }
        keep(all);
    }

    /** Forgets it; its home stays on the disk. */
    void remove(Profile profile) {
        List<Profile> all = new ArrayList<>(profiles());
        all.remove(profile);
        keep(all);
    }

    private void keep(List<Profile> all) {
        keeper.change(kept -> kept.withProfiles(all));
    }
}
