package steward.console.desktop.shell;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.notice.Notices;
import steward.console.desktop.route.Route;
import steward.icons.Icon;

/** The newest notices at the edge of the window; they leave by themselves, errors excepted. */
final class Toasts {
    private static final Duration SHOWN = Duration.seconds(6);

    private final Notices notices;
    private final Texts texts;
    private final Consumer<Route> go;
    private final VBox box;

    Toasts(Notices notices, Texts texts, Consumer<Route> go, VBox box) {
        this.notices = notices;
        this.texts = texts;
        this.go = go;
        this.box = box;
        notices.shown().addListener((Observable changed) -> fill());
    }

    private void fill() {
        box.getChildren().removeIf(node -> !notices.shown().contains((Notice) node.getUserData()));
        for (Notice notice : notices.shown()) {
            boolean known = box.getChildren().stream().anyMatch(node -> notice.equals(node.getUserData()));
            if (!known) {
                box.getChildren().add(toast(notice));
                leaveLater(notice);
            }
        }
    }

    private Node toast(Notice notice) {
        Label text = new Label(notice.text());
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button("", new IconView(Icon.CLOSE, 12));
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setAccessibleText(texts.get("close"));
        close.setOnAction(event -> notices.dismiss(notice));
        HBox line = new HBox(new IconView(icon(notice.kind())), text, close);
        line.getStyleClass().add("toast-line");
        VBox toast = new VBox(line);
        notice.where().ifPresent(route -> {
            Button show = new Button(texts.get("show"));
            show.getStyleClass().addAll("small", "flat", "accent");
            show.setOnAction(event -> {
                notices.dismiss(notice);
                go.accept(route);
            });
            toast.getChildren().add(show);
        });
        toast.setUserData(notice);
        toast.getStyleClass().addAll("toast", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
        return toast;
    }

    private void leaveLater(Notice notice) {
        if (notice.kind() != Notice.Kind.ERROR) {
            PauseTransition pause = new PauseTransition(SHOWN);
            pause.setOnFinished(event -> notices.dismiss(notice));
            pause.play();
        }
    }

    static Icon icon(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Icon.INFO;
            case SUCCESS -> Icon.CHECK;
            case WARNING, ERROR -> Icon.WARNING;
        };
    }
}
