package steward.console.desktop.connection;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.icons.Icon;

/**
 * What somebody is offered who has no node yet: a fleet to look at where this program can start one, else the two commands
 * that make a unit take part. Made for the place where nodes would be.
 */
public final class FirstStart {
    private static final double WIDTH = 620;

    private final Texts texts;
    private final Connections connections;
    private final Crossing crossing;
    private final Button start = new Button();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Label said = new Label();
    private final VBox box = new VBox();

    public FirstStart(Texts texts, Connections connections, Crossing crossing) {
        this.texts = texts;
        this.connections = connections;
        this.crossing = crossing;
        box.getStyleClass().add("first-start");
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(WIDTH);
        box.getChildren()
                .add(connections.demo().map(this::demo).orElseGet(() -> enrolment(texts, connections.enrolment())));
    }

    /** What is put into the window. */
    public Node node() {
        return box;
    }

    private Node demo(DemoFleet demo) {
        start.setText(texts.get("demo.start"));
        start.setGraphic(new IconView(Icon.DEMO));
        start.getStyleClass().add("accent");
        start.setOnAction(event -> begin(demo));
        progress.setPrefSize(18, 18);
        progress.setVisible(false);
        progress.managedProperty().bind(progress.visibleProperty());
        said.setText(texts.get("demo.what"));
        said.setWrapText(true);
        said.getStyleClass().add("text-muted");
        said.setMaxWidth(WIDTH);
        said.setAlignment(Pos.CENTER);
        said.setStyle("-fx-text-alignment: center;");
        HBox line = new HBox(start, progress);
        line.setAlignment(Pos.CENTER);
        line.setSpacing(10);
        VBox whole = new VBox(line, said);
        whole.setAlignment(Pos.CENTER);
        whole.setSpacing(8);
        return whole;
    }

    private void begin(DemoFleet demo) {
        start.setDisable(true);
        progress.setVisible(true);
        said.setText(texts.get("demo.starting"));
        demo.start(() -> crossing.run(() -> open(demo)), why -> crossing.run(() -> failed(why)));
    }

    private void failed(String why) {
        start.setDisable(false);
        progress.setVisible(false);
        said.setText(texts.get("demo.failed", SafeText.block(why)));
    }

    private void open(DemoFleet demo) {
        Profile profile = new Profile(
                texts.get("demo.name"), Profile.Tint.PURPLE, demo.home().toString(), List.of(), "");
        if (connections.book().ofHome(profile.home()).isEmpty()) {
            connections.book().put(profile, Optional.empty());
        }
        connections.open().accept(profile);
    }

    /** The two commands, each to be copied. */
    static Node enrolment(Texts texts, Enrolment enrolment) {
        VBox commands = new VBox(
                new CopyBlock(texts, texts.get("enrol.configure"), enrolment.configure()),
                new CopyBlock(texts, texts.get("enrol.run"), enrolment.run()));
        commands.getStyleClass().add("enrol");
        commands.setMaxWidth(WIDTH);
        return commands;
    }
}
