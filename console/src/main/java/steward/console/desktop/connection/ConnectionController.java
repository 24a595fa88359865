package steward.console.desktop.connection;

import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.Texts;
import steward.console.desktop.route.Route;

/** Shows the connection that is open, and the profiles of others. */
@SuppressWarnings("NullAway.Init")
final class ConnectionController implements ProfileCard.Acts {
    private final ConnectionParts parts;
    private final Connections connections;
    private final BrokerModel model;
    private final Texts texts;
    private final BrokerCard broker;
    private final StreamsCard streams;
    private final ProcessesCard processes;
    private final InvalidationListener refresh = changed -> show();
    private final Parent root;
    private @Nullable ProfileEditor editor;

    @FXML
    private VBox profiles;

    @FXML
    private VBox panels;

    @FXML
    private Button add;

    ConnectionController(BrokerModel model, ConnectionParts parts) {
        this.model = model;
        this.parts = parts;
        connections = parts.connections();
        texts = parts.texts();
        broker = new BrokerCard(texts, parts.times());
        streams = new StreamsCard(texts, parts.times());
        processes = new ProcessesCard(texts, () -> parts.go().accept(new Route.Errors()));
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        parts.model().health().addListener(refresh);
        parts.model().connected().addListener(refresh);
        model.streams().addListener((Observable changed) -> show());
        model.greeting().addListener((Observable changed) -> show());
        showProfiles();
        showPanels();
        show();
    }

    private void showProfiles() {
        profiles.getChildren()
                .setAll(connections.book().profiles().stream()
                        .map(profile -> new ProfileCard(profile, isCurrent(profile), texts, this).node())
                        .toList());
        add.setDisable(!connections.book().hasRoom());
    }

    private boolean isCurrent(Profile profile) {
        return profile.home().equals(connections.current().home());
    }

    private void showPanels() {
        panels.getChildren().clear();
        ProfileEditor open = editor;
        if (open != null) {
            panels.getChildren().add(open.node());
        }
        panels.getChildren().addAll(broker.node(), streams.node(), processes.node());
        Label title = new Label(texts.get("enrol.title"));
        title.getStyleClass().add("title-4");
        VBox card = new VBox(title, FirstStart.enrolment(texts, connections.enrolment()));
        card.getStyleClass().add("card");
        panels.getChildren().add(card);
    }

    /** Shows everything anew, such as after the way to write times changed. */
    void show() {
        broker.show(
                parts.model().health().get(),
                parts.model().connected().get(),
                model.greeting().get(),
                model.trips(),
                connections.warning());
        streams.show(parts.model().connected().get() ? model.streams().get() : Map.of());
        processes.show(parts.model().health().get().processes());
    }

    @FXML
    void add() {
        edit(Optional.empty());
    }

    private void edit(Optional<Profile> profile) {
        boolean isOpen = profile.map(this::isCurrent).orElse(false);
        ProfileEditor made = new ProfileEditor(
                new ProfileModel(connections.book(), texts, profile),
                isOpen,
                texts,
                saved -> saved(saved, isOpen),
                this::left);
        editor = made;
        showPanels();
        made.focus();
    }

    private void saved(Profile profile, boolean isOpen) {
        left();
        showProfiles();
        if (isOpen) {
            connections.open().accept(profile);
        }
    }

    private void left() {
        editor = null;
        showPanels();
    }

    @Override
    public void open(Profile profile) {
        connections.open().accept(profile);
    }

    @Override
    public void test(Profile profile, ProfileCard card) {
        model.attempt(profile, card::show);
    }

    @Override
    public void edit(Profile profile) {
        edit(Optional.of(profile));
    }

    @Override
    public void remove(Profile profile) {
        connections.book().remove(profile);
        showProfiles();
    }

    /** Lets go of what lives longer than this view. */
    void close() {
        parts.model().health().removeListener(refresh);
        parts.model().connected().removeListener(refresh);
    }

    void focus() {
        if (add.isVisible()) {
            add.requestFocus();
        }
    }
}
