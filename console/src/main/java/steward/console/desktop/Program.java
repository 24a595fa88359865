package steward.console.desktop;

import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.keep.WindowPlace;
import steward.console.desktop.link.FxCrossing;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.SystemTheme;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Theme;

/** The window, and in it the desktop of one profile after the other. For the thread that paints. */
final class Program implements AutoCloseable {
    private final Stage stage;
    private final Texts texts;
    private final FxCrossing crossing;
    private final StackPane frame = new StackPane();
    private boolean systemIsDark;
    private @Nullable Opened opened;

    Program(Stage stage, Texts texts, FxCrossing crossing) {
        this.stage = stage;
        this.texts = texts;
        this.crossing = crossing;
        WindowPlace usual = WindowPlace.usual();
        Scene scene = new Scene(frame, usual.width(), usual.height());
        Looks.dress(scene);
        Looks.theme(false);
        stage.setScene(scene);
        stage.setTitle(texts.get("app.title"));
        stage.setMinWidth(900);
        stage.setMinHeight(560);
    }

    /** Lets go of what is shown and shows another profile. The window stands there at once; the engine comes later. */
    void open(Profile profile) {
        closeOpened();
        waiting(profile);
        stage.show();
        Worker worker = new Worker("desk-worker");
        worker.run(() -> {
            boolean dark = SystemTheme.isDark(System.getProperty("os.name"));
            try {
                Session session = Session.open(profile);
                Keeper keeper = new Keeper(session.home().folder().resolve("desktop.json"), worker);
                crossing.run(() -> show(new Opened(profile, session, keeper, worker), dark));
            } catch (RuntimeException e) {
                crossing.run(() -> failed(e, worker));
            }
        });
    }

    private void waiting(Profile profile) {
        Label label =
                new Label(texts.get("start.opening", Path.of(profile.home()).toString()));
        VBox box = new VBox(new ProgressIndicator(), label);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        frame.getChildren().setAll(box);
    }

    private void failed(RuntimeException failure, Worker worker) {
        worker.close();
        Label head = new Label(texts.get("start.failed"));
        head.getStyleClass().add("title-3");
        Label why = new Label(String.valueOf(failure.getMessage()));
        why.setWrapText(true);
        why.setMaxWidth(640);
        VBox box = new VBox(head, why);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        frame.getChildren().setAll(box);
    }

    private void show(Opened next, boolean dark) {
        systemIsDark = dark;
        opened = next;
        place(next.keeper.kept().window());
        dress(next.keeper.kept().appearance());
        next.keeper.onChange(kept -> dress(kept.appearance()));
        next.start(texts, crossing, this::quit);
        frame.getChildren().setAll(next.root());
        stage.setTitle(texts.get("app.title.profile", next.profile.name()));
    }

    private void place(WindowPlace place) {
        if (place.isPlaced()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.isMaximized());
    }

    private void dress(Appearance appearance) {
        Looks.theme(appearance.theme() == Theme.DARK || (appearance.theme() == Theme.SYSTEM && systemIsDark));
    }

    private void quit() {
        Platform.exit();
    }

    private void closeOpened() {
        Opened before = opened;
        opened = null;
        if (before != null) {
            before.keeper.change(kept -> kept.with(new WindowPlace(
                    true,
                    (int) stage.getX(),
                    (int) stage.getY(),
                    (int) stage.getWidth(),
                    (int) stage.getHeight(),
                    stage.isMaximized())));
            before.close();
        }
    }

    @Override
    public void close() {
        closeOpened();
    }

    /** Everything that belongs to one profile. */
    private static final class Opened implements AutoCloseable {
        private final Profile profile;
        private final Session session;
        private final Keeper keeper;
        private final Worker worker;
        private @Nullable Desk desk;

        Opened(Profile profile, Session session, Keeper keeper, Worker worker) {
            this.profile = profile;
            this.session = session;
            this.keeper = keeper;
            this.worker = worker;
        }

        void start(Texts texts, FxCrossing crossing, Runnable quit) {
            desk = new Desk(texts, profile, session.link(), session.home().settings(), keeper, worker, crossing, quit);
        }

        Parent root() {
            return Objects.requireNonNull(desk).root();
        }

        @Override
        public void close() {
            if (desk != null) {
                desk.close();
            }
            keeper.close();
            worker.close();
            session.close();
        }
    }
}
