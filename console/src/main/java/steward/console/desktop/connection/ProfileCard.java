package steward.console.desktop.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;

/** One profile: its colour, where its broker is, and what can be done with it. */
final class ProfileCard {
    private final Profile profile;
    private final Texts texts;
    private final Acts acts;
    private final VBox said = new VBox();
    private final Button test = new Button();
    private final HBox buttons = new HBox();
    private final HBox confirming = new HBox();
    private final VBox card;

    /** What can be done with a profile. */
    interface Acts {
        void open(Profile profile);

        void test(Profile profile, ProfileCard card);

        void edit(Profile profile);

        void remove(Profile profile);
    }

    ProfileCard(Profile profile, boolean isCurrent, Texts texts, Acts acts) {
        this.profile = profile;
        this.texts = texts;
        this.acts = acts;
        Region dot = new Region();
        dot.getStyleClass().addAll("tint-dot", "tint-" + profile.tint().name().toLowerCase(Locale.ROOT));
        Label name = new Label(SafeText.line(profile.name()));
        name.getStyleClass().add("text-bold");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(dot, name, between);
        head.getStyleClass().add("profile-head");
        if (isCurrent) {
            Label badge = new Label(texts.get("profile.current"));
            badge.getStyleClass().add("profile-current");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(badge);
        }
        Label where = new Label(
                profile.isEmbedded()
                        ? texts.get("profile.embedded", SafeText.line(profile.home()))
                        : texts.get("profile.remote", SafeText.line(String.join(", ", profile.brokers()))));
        where.setWrapText(true);
        where.getStyleClass().add("text-muted");
        said.getStyleClass().add("profile-said");
        card = new VBox(head, where, said, buttons);
        card.getStyleClass().addAll("card", "profile-card");
        fill(isCurrent);
    }

    private void fill(boolean isCurrent) {
        if (!isCurrent) {
            Button open = button("profile.open", () -> acts.open(profile));
            open.getStyleClass().add("accent");
            buttons.getChildren().add(open);
        }
        test.setText(texts.get("profile.test"));
        test.getStyleClass().add("small");
        test.setOnAction(event -> {
            test.setDisable(true);
            say(List.of(texts.get("trial.running")), Optional.empty());
            acts.test(profile, this);
        });
        buttons.getChildren().add(test);
        buttons.getChildren().add(button("profile.edit", () -> acts.edit(profile)));
        buttons.managedProperty().bind(buttons.visibleProperty());
        buttons.getStyleClass().add("profile-buttons");
        if (!isCurrent) {
            buttons.getChildren().add(button("profile.remove", () -> confirm(true)));
            card.getChildren().add(confirming());
        }
    }

    /** A removal is confirmed in the place where it was asked for. */
    private Node confirming() {
        Label warning = new Label(texts.get("profile.remove.what"));
        warning.setWrapText(true);
        warning.getStyleClass().add("process-warning");
        HBox.setHgrow(warning, Priority.ALWAYS);
        Button remove = button("profile.remove.confirm", () -> acts.remove(profile));
        remove.getStyleClass().add("danger");
        confirming.getChildren().setAll(warning, remove, button("profile.remove.keep", () -> confirm(false)));
        confirming.setAlignment(Pos.CENTER_LEFT);
        confirming.managedProperty().bind(confirming.visibleProperty());
        confirming.setVisible(false);
        confirming.getStyleClass().add("profile-buttons");
        return confirming;
    }

    private Button button(String key, Runnable act) {
        Button button = new Button(texts.get(key));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(texts.get(key) + " " + profile.name());
        button.setOnAction(event -> act.run());
        return button;
    }

    private void confirm(boolean asking) {
        confirming.setVisible(asking);
        buttons.setVisible(!asking);
        if (asking) {
            confirming.getChildren().get(2).requestFocus();
        }
    }

    /** Shows what came of a test. */
    void show(Trial trial) {
        test.setDisable(false);
        say(TrialText.of(trial, texts), Optional.of(trial.outcome()));
    }

    private void say(List<String> lines, Optional<Trial.Outcome> outcome) {
        said.getChildren().clear();
        for (String line : lines) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.getStyleClass().add(said.getChildren().isEmpty() ? style(outcome) : "hint");
            said.getChildren().add(label);
        }
    }

    private static String style(Optional<Trial.Outcome> outcome) {
        return outcome.map(known -> switch (known) {
                    case CONNECTED, STARTS -> "text-success";
                    case SILENT, FAILED -> "text-danger";
                })
                .orElse("text-muted");
    }

    Node node() {
        return card;
    }
}
