package steward.console.desktop;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import steward.console.desktop.connection.Connections;
import steward.console.desktop.connection.DemoFleet;
import steward.console.desktop.connection.ProfileBook;
import steward.console.desktop.keep.Appearance;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.keep.Kept;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.keep.WindowPlace;
import steward.console.desktop.link.FxCrossing;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.MarkView;
import steward.console.desktop.look.SystemTheme;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Theme;
import steward.icons.Icon;
import steward.icons.Mark;

/** The window, and in it the desktop of one profile after the other. For the thread that paints. */
final class Program implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final Stage stage;
    private final Texts texts;
    private final FxCrossing crossing;
    private final StackPane frame = new StackPane();
    private boolean systemIsDark;
    private @Nullable Opened opened;
    private volatile @Nullable Shelf shelf;
    private int openings;

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
        stage.getIcons().setAll(Mark.SIZES.stream().map(MarkView::picture).toList());
        stage.setMinWidth(900);
        stage.setMinHeight(560);
    }

    /** Lets go of what is shown and shows another profile. The window stands there at once; the engine comes later. */
    void open(Profile profile) {
        int number = ++openings;
        Optional<Opened> before = leave();
        waiting(profile);
        stage.show();
        Worker worker = new Worker("desk-worker");
        worker.run(() -> {
            // The next one may be on the same folders.
            before.ifPresent(Opened::end);
            boolean dark = SystemTheme.isDark(System.getProperty("os.name"));
            try {
                Opened made = make(profile, worker);
                crossing.run(() -> show(made, dark, number));
            } catch (RuntimeException e) {
                LOG.warn("{} could not be opened", profile, e);
                crossing.run(() -> failed(profile, e, worker));
            }
        });
    }

    private Opened make(Profile profile, Worker worker) {
        Session session = Session.open(profile);
        try {
            Path folder = session.home().folder();
            Shelf kept = shelf == null ? Shelf.of(profile, folder) : shelf;
            shelf = kept;
            boolean isStart = folder.equals(kept.home());
            Keeper keeper = isStart ? kept.keeper() : new Keeper(folder.resolve(Shelf.FILE), worker);
            Connections connections = new Connections(
                    kept.book().named(profile),
                    kept.book(),
                    this::open,
                    session.enrolment(),
                    kept.demo().filter(demo -> !demo.home().equals(folder)),
                    session.warning());
            return new Opened(connections, session, keeper, !isStart, worker);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void waiting(Profile profile) {
        Label label =
                new Label(texts.get("start.opening", Path.of(profile.home()).toString()));
        VBox box = new VBox(new MarkView(64), new ProgressIndicator(), label);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        frame.getChildren().setAll(box);
    }

    private void failed(Profile profile, RuntimeException failure, Worker worker) {
        worker.close();
        Label head = new Label(texts.get("start.failed"));
        head.getStyleClass().add("title-3");
        Label why = new Label(String.valueOf(failure.getMessage()));
        why.setWrapText(true);
        why.setMaxWidth(640);
        Button again = new Button(texts.get("start.again"));
        again.getStyleClass().add("accent");
        again.setOnAction(event -> open(profile));
        VBox box = new VBox(new IconView(Icon.WARNING, 48), head, why, again);
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER);
        if (shelf != null) {
            shelf.book().profiles().stream()
                    .filter(other -> !other.home().equals(profile.home()))
                    .forEach(other -> box.getChildren().add(way(other)));
        }
        frame.getChildren().setAll(box);
    }

    private Button way(Profile profile) {
        Button way = new Button(texts.get("start.other", profile.name()));
        way.setOnAction(event -> open(profile));
        return way;
    }

    private void show(Opened next, boolean dark, int number) {
        if (number != openings) {
            next.end();
            return;
        }
        systemIsDark = dark;
        opened = next;
        place(next.keeper.kept().window());
        dress(next.keeper.kept().appearance());
        next.start(texts, crossing, this::quit, kept -> dress(kept.appearance()));
        frame.getChildren().setAll(next.root());
        stage.setTitle(texts.get("app.title.profile", next.connections.current().name()));
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

    /** Closes the views; what lies behind them is left to be ended, which takes a moment. */
    private Optional<Opened> leave() {
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
            before.leave();
        }
        return Optional.ofNullable(before);
    }

    @Override
    public void close() {
        openings++;
        leave().ifPresent(Opened::end);
        if (shelf != null) {
            shelf.close();
        }
    }

    /**
     * What belongs to the program, whichever profile is open.
     *
     * @param home that the program was started with
     * @param keeper of that home
     * @param book of all profiles
     * @param demo the fleet for a first look, where there is one
     */
    private record Shelf(Path home, Worker worker, Keeper keeper, ProfileBook book, Optional<DemoFleet> demo)
            implements AutoCloseable {
        private static final String FILE = "desktop.json";

        static Shelf of(Profile started, Path home) {
            Worker worker = new Worker("desk-keeper");
            Keeper keeper = new Keeper(home.resolve(FILE), worker);
            return new Shelf(
                    home,
                    worker,
                    keeper,
                    new ProfileBook(keeper, started),
                    DemoFleet.script().map(script -> new DemoFleet(script, home.resolve("demo"))));
        }

        @Override
        public void close() {
            demo.ifPresent(DemoFleet::close);
            keeper.close();
            worker.close();
        }
    }

    /** Everything that belongs to one profile. */
    private static final class Opened {
        private final Connections connections;
        private final Session session;
        private final Keeper keeper;
        private final boolean ownsKeeper;
        private final Worker worker;
        private Runnable forget = () -> {};
        private @Nullable Desk desk;

        Opened(Connections connections, Session session, Keeper keeper, boolean ownsKeeper, Worker worker) {
            this.connections = connections;
            this.session = session;
            this.keeper = keeper;
            this.ownsKeeper = ownsKeeper;
            this.worker = worker;
        }

        void start(Texts texts, FxCrossing crossing, Runnable quit, Consumer<Kept> onChange) {
            forget = keeper.onChange(onChange);
            desk = new Desk(
                    texts, connections, session.link(), session.home().settings(), keeper, worker, crossing, quit);
        }

        Parent root() {
            return Objects.requireNonNull(desk).root();
        }

        /** Lets go of the views; for the thread that paints. */
        void leave() {
            forget.run();
            if (desk != null) {
                desk.close();
            }
        }

        /** Ends what lies behind them; any thread. */
        void end() {
            if (ownsKeeper) {
                keeper.close();
            }
            worker.close();
            session.close();
        }
    }
}
