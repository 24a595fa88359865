package steward.console.desktop.connection;

import java.io.File;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import steward.console.desktop.keep.Profile;
import steward.console.desktop.look.Texts;

/** Writes a profile. */
final class ProfileEditor {
    private final ProfileModel model;
    private final Texts texts;
    private final Map<ProfileModel.Field, Label> mistakes = new EnumMap<>(ProfileModel.Field.class);
    private final TextField name = new TextField();
    private final TextField home = new TextField();
    private final VBox card;
    private boolean tried;

    /**
     * @param saved told the profile after it was kept
     * @param left told when it is to be left without keeping anything
     */
    ProfileEditor(ProfileModel model, boolean isCurrent, Texts texts, Consumer<Profile> saved, Runnable left) {
        this.model = model;
        this.texts = texts;
        Label title = new Label(texts.get(model.isNew() ? "profile.new" : "profile.change"));
        title.getStyleClass().add("title-4");
        TextField brokers = new TextField();
        TextField credentials = new TextField();
        Button browse = new Button(texts.get("profile.browse"));
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> browse());
        HBox.setHgrow(credentials, Priority.ALWAYS);
        HBox file = new HBox(credentials, browse);
        file.setSpacing(8);
        Node address = row(ProfileModel.Field.BROKERS, "profile.brokers", brokers, brokers, model.brokers());
        Node secret =
                row(ProfileModel.Field.CREDENTIALS, "profile.credentials", credentials, file, model.credentials());
        brokers.setPromptText("nats://broker.example.org:4222");
        for (Node remote : new Node[] {address, secret}) {
            remote.visibleProperty().bind(model.remote());
            remote.managedProperty().bind(model.remote());
        }
        Button save = new Button(texts.get(isCurrent ? "profile.save.open" : "profile.save"));
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(event -> save(saved));
        Button cancel = new Button(texts.get("profile.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> left.run());
        HBox buttons = new HBox(save, cancel);
        buttons.getStyleClass().add("profile-buttons");
        card = new VBox(
                title,
                row(ProfileModel.Field.NAME, "profile.name", name, name, model.name()),
                tints(),
                kinds(),
                address,
                secret,
                row(ProfileModel.Field.HOME, "profile.home", home, home, model.home()),
                buttons);
        card.getStyleClass().addAll("card", "profile-editor");
        model.mistakes().addListener((observed, before, after) -> show());
        model.name().addListener((Observable changed) -> propose());
        propose();
        show();
    }

    private void propose() {
        home.setPromptText(model.shownHome());
    }

    private Node row(ProfileModel.Field field, String key, TextField input, Node shown, StringProperty value) {
        input.textProperty().bindBidirectional(value);
        input.setAccessibleText(texts.get(key));
        input.setId("profile-" + field.name().toLowerCase(Locale.ROOT));
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("field-name");
        Label mistake = new Label();
        mistake.setWrapText(true);
        mistake.getStyleClass().add("field-error");
        mistake.managedProperty().bind(mistake.visibleProperty());
        mistakes.put(field, mistake);
        VBox row = new VBox(label, shown, mistake);
        row.getStyleClass().add("field-row");
        return row;
    }

    private Node tints() {
        Label label = new Label(texts.get("profile.tint"));
        label.getStyleClass().add("field-name");
        ToggleGroup group = new ToggleGroup();
        HBox all = new HBox();
        all.getStyleClass().add("tints");
        for (Profile.Tint tint : Profile.Tint.values()) {
            Region dot = new Region();
            dot.getStyleClass().addAll("tint-dot", "tint-" + tint.name().toLowerCase(Locale.ROOT));
            ToggleButton choice = new ToggleButton(texts.of("profile.tint.", tint), dot);
            choice.getStyleClass().add("count-button");
            choice.setToggleGroup(group);
            choice.setSelected(model.tint().get() == tint);
            choice.setOnAction(event -> {
                choice.setSelected(true);
                model.tint().set(tint);
            });
            all.getChildren().add(choice);
        }
        VBox row = new VBox(label, all);
        row.getStyleClass().add("field-row");
        return row;
    }

    private Node kinds() {
        ToggleGroup group = new ToggleGroup();
        RadioButton embedded = new RadioButton(texts.get("profile.kind.embedded"));
        RadioButton remote = new RadioButton(texts.get("profile.kind.remote"));
        embedded.setToggleGroup(group);
        remote.setToggleGroup(group);
        remote.setId("profile-remote");
        group.selectToggle(model.remote().get() ? remote : embedded);
        group.selectedToggleProperty()
                .addListener((observed, before, after) -> model.remote().set(after == remote));
        VBox row = new VBox(embedded, remote);
        row.getStyleClass().add("field-row");
        return row;
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("profile.credentials"));
        File chosen = chooser.showOpenDialog(card.getScene().getWindow());
        if (chosen != null) {
            model.credentials().set(chosen.toString());
        }
    }

    private void save(Consumer<Profile> saved) {
        tried = true;
        show();
        model.save().ifPresent(saved);
    }

    /** Mistakes in what is still empty are not held against anybody before the first try to save. */
    private void show() {
        mistakes.forEach((field, label) -> {
            String mistake = model.mistakes().get().getOrDefault(field, "");
            boolean isEmptyYet = !tried && model.isNew() && isEmpty(field);
            label.setText(mistake);
            label.setVisible(!mistake.isEmpty() && !isEmptyYet);
        });
    }

    private boolean isEmpty(ProfileModel.Field field) {
        return switch (field) {
            case NAME -> model.name().get().isBlank();
            case HOME -> model.home().get().isBlank();
            case BROKERS -> model.brokers().get().isBlank();
            case CREDENTIALS -> model.credentials().get().isBlank();
        };
    }

    void focus() {
        name.requestFocus();
    }

    Node node() {
        return card;
    }
}
