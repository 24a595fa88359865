package steward.console.desktop.connection;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.look.Texts;

/** A profile that is being written, and what is wrong with it so far. For the thread that paints. */
final class ProfileModel {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_BROKERS = 16;
    private static final Set<String> SCHEMES = Set.of("nats", "tls", "ws", "wss");

    private final ProfileBook book;
    private final Texts texts;
    private final Optional<Profile> edited;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty home = new SimpleStringProperty("");
    private final StringProperty brokers = new SimpleStringProperty("");
    private final StringProperty credentials = new SimpleStringProperty("");
    private final BooleanProperty remote = new SimpleBooleanProperty();
    private final ObjectProperty<Profile.Tint> tint = new SimpleObjectProperty<>(Profile.Tint.NONE);
    private final ReadOnlyObjectWrapper<Map<Field, String>> mistakes = new ReadOnlyObjectWrapper<>(Map.of());

    /** What can be wrong. */
    enum Field {
        NAME,
        HOME,
        BROKERS,
        CREDENTIALS
    }

    /** @param edited the profile that is changed; nothing for a new one */
    ProfileModel(ProfileBook book, Texts texts, Optional<Profile> edited) {
        this.book = book;
        this.texts = texts;
        this.edited = edited;
        edited.ifPresent(profile -> {
            name.set(profile.name());
            home.set(profile.home());
            brokers.set(String.join(", ", profile.brokers()));
            credentials.set(profile.credentials());
            remote.set(!profile.isEmbedded());
            tint.set(profile.tint());
        });
        Stream.of(name, home, brokers, credentials, remote)
                .forEach(field -> field.addListener((Observable changed) -> check()));
        check();
    }

    private void check() {
        Map<Field, String> found = new EnumMap<>(Field.class);
        mistakeInName().ifPresent(what -> found.put(Field.NAME, what));
        mistakeInHome().ifPresent(what -> found.put(Field.HOME, what));
        if (remote.get()) {
            mistakeInBrokers().ifPresent(what -> found.put(Field.BROKERS, what));
        }
        mistakeInCredentials().ifPresent(what -> found.put(Field.CREDENTIALS, what));
        mistakes.set(found);
    }

    private Stream<Profile> others() {
        return book.profiles().stream()
                .filter(other -> !edited.map(other::equals).orElse(false));
    }

    private Optional<String> mistakeInName() {
        String typed = name.get().strip();
        if (typed.isEmpty() || typed.length() > LONGEST_NAME) {
            return Optional.of(texts.get("profile.mistake.name", LONGEST_NAME));
        }
        return others().anyMatch(other -> other.name().equals(typed))
                ? Optional.of(texts.get("profile.mistake.taken", typed))
                : Optional.empty();
    }

    private Optional<String> mistakeInHome() {
        Optional<Path> path = path(shownHome());
        if (path.isEmpty() || !path.get().isAbsolute()) {
            return Optional.of(texts.get("profile.mistake.home"));
        }
        return others().filter(other -> other.home().equals(path.get().toString()))
                .findFirst()
                .map(other -> texts.get("profile.mistake.shared", other.name()));
    }

    private Optional<String> mistakeInBrokers() {
        List<String> typed = addresses();
        if (typed.isEmpty() || typed.size() > MOST_BROKERS) {
            return Optional.of(texts.get("profile.mistake.brokers", MOST_BROKERS));
        }
        return typed.stream()
                .filter(address -> !isAddress(address))
                .findFirst()
                .map(wrong -> texts.get("profile.mistake.address", wrong));
    }

    private Optional<String> mistakeInCredentials() {
        String typed = credentials.get().strip();
        boolean isThere = path(typed).map(Files::isReadable).orElse(false);
        return typed.isEmpty() || isThere ? Optional.empty() : Optional.of(texts.get("profile.mistake.credentials"));
    }

    private static boolean isAddress(String text) {
        try {
            URI url = URI.create(text);
            @Nullable String scheme = url.getScheme();
            return scheme != null && SCHEMES.contains(scheme) && url.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<String> addresses() {
        List<String> all = new ArrayList<>();
        for (String word : brokers.get().strip().split("[,\\s]+", -1)) {
            if (!word.isEmpty()) {
                all.add(word);
            }
        }
        return all;
    }

    /** The home as typed, else the one that is proposed for the name. */
    String shownHome() {
        String typed = home.get().strip();
        return typed.isEmpty() && !name.get().isBlank()
                ? book.proposedHome(name.get()).toString()
                : typed;
    }

    /** The profile, where nothing is wrong. */
    Optional<Profile> profile() {
        if (!mistakes.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Profile(
                name.get().strip(),
                tint.get(),
                path(shownHome()).orElseThrow().toString(),
                remote.get() ? addresses() : List.of(),
                remote.get() ? credentials.get().strip() : ""));
    }

    /** Whether it is a new one. */
    boolean isNew() {
        return edited.isEmpty();
    }

    /** Puts it into the book. */
    Optional<Profile> save() {
        Optional<Profile> made = profile();
        made.ifPresent(profile -> book.put(profile, edited));
        return made;
    }

    StringProperty name() {
        return name;
    }

    StringProperty home() {
        return home;
    }

    StringProperty brokers() {
        return brokers;
    }

    StringProperty credentials() {
        return credentials;
    }

    /** Whether the broker is elsewhere. */
    BooleanProperty remote() {
        return remote;
    }

    ObjectProperty<Profile.Tint> tint() {
        return tint;
    }

    /** What is wrong. */
    ReadOnlyObjectProperty<Map<Field, String>> mistakes() {
        return mistakes.getReadOnlyProperty();
    }
}
