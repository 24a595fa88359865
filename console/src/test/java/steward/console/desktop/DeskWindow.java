package steward.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import steward.console.desktop.connection.Connections;
import steward.console.desktop.connection.Enrolment;
import steward.console.desktop.connection.ProfileBook;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.FxCrossing;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.Texts;
import steward.console.home.Settings;
import steward.message.OperatorName;

/** A desk in a window, on a link in memory. */
final class DeskWindow {
    private static final Enrolment ENROLMENT =
            new Enrolment("nats://127.0.0.1:4222", Optional.empty(), "ann", "ed25519:key-of-ann");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private @Nullable Desk desk;

    /** What the desk takes for its engine. */
    MemoryLink link() {
        return link;
    }

    /** What is kept in that folder. */
    Keeper keeper(Path folder) {
        return new Keeper(folder.resolve("desktop.json"), worker);
    }

    /** Shows the desk of a connection from which there is no way to another. */
    Desk show(Stage stage, Path folder, Profile.Tint tint) {
        Profile profile = new Profile("Test", tint, folder.toString(), List.of(), "");
        Keeper keeper = keeper(folder);
        return show(stage, keeper, profile, new ProfileBook(keeper, profile), other -> {});
    }

    Desk show(Stage stage, Keeper keeper, Profile profile, ProfileBook book, Consumer<Profile> open) {
        Connections connections = new Connections(profile, book, open, ENROLMENT, Optional.empty(), Optional.empty());
        Looks.theme(false);
        Desk made = new Desk(
                Texts.in(Locale.ENGLISH),
                connections,
                link,
                Settings.defaults(new OperatorName("ann")),
                keeper,
                worker,
                new FxCrossing(),
                () -> {});
        desk = made;
        Scene scene = new Scene(made.root(), 1300, 820);
        Looks.dress(scene);
        stage.setScene(scene);
        stage.show();
        return made;
    }

    /** Closes the desk: then it follows nothing any more. */
    void close(FxRobot robot) {
        robot.interact(() -> Objects.requireNonNull(desk).close());
        worker.close();
        assertThat(link.open()).isZero();
    }

    /** Waits until it is so; what cannot be looked up yet is not so yet. */
    static void until(Callable<Boolean> condition) {
        until(PATIENCE, condition);
    }

    static void until(Duration patience, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> {
                    WaitForAsyncUtils.waitForFxEvents();
                    return condition.call();
                });
    }
}
