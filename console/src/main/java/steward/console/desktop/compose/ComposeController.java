package steward.console.desktop.compose;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import steward.console.desktop.fleet.FilterField;
import steward.console.desktop.look.Fxml;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.desktop.route.Route;
import steward.icons.Icon;
import steward.message.Attributes;

/** The composer: at the left what is typed, at the right what it would reach. */
@SuppressWarnings("NullAway.Init")
final class ComposeController {
    private final ComposeParts parts;
    private final ComposeModel model;
    private final Texts texts;
    private final Timers timers;
    private final FilterField targets;
    private final BlastPanel blast;
    private final List<FieldRow> rows = new ArrayList<>();
    private final Parent root;

    @FXML
    private VBox targetBox;

    @FXML
    private ComboBox<String> method;

    @FXML
    private ComboBox<String> domain;

    @FXML
    private VBox fields;

    @FXML
    private VBox moreFields;

    @FXML
    private TitledPane more;

    @FXML
    private TextField validFor;

    @FXML
    private Label validWords;

    @FXML
    private TextField runLimit;

    @FXML
    private Label limitWords;

    @FXML
    private CheckBox rerun;

    @FXML
    private TextField label;

    @FXML
    private VBox blastBox;

    @FXML
    private Button send;

    @FXML
    private MenuButton templates;

    @FXML
    private Label nameMistake;

    ComposeController(ComposeParts parts, ComposeModel model) {
        this.parts = parts;
        this.model = model;
        texts = parts.texts();
        timers = new Timers(texts, parts.settings());
        targets = new FilterField(model.targets(), texts, texts.get("compose.targets.prompt"));
        blast = new BlastPanel(model, texts);
        root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        targetBox.getChildren().setAll(targets);
        blastBox.getChildren().setAll(blast);
        send.setGraphic(new IconView(Icon.COMPOSE));
        offer(method, parts.methods());
        method.getEditor().textProperty().bindBidirectional(model.method());
        offer(domain, parts.domains());
        domain.getEditor().textProperty().bindBidirectional(model.domain());
        validFor.textProperty().bindBidirectional(model.validFor());
        runLimit.textProperty().bindBidirectional(model.runLimit());
        rerun.selectedProperty().bindBidirectional(model.rerun());
        label.textProperty().bindBidirectional(model.label());
        model.method().addListener((observed, before, after) -> fillFields());
        model.mistakes().addListener((Observable changed) -> show());
        model.blast().addListener((Observable changed) -> show());
        model.confirmed().addListener((Observable changed) -> show());
        model.allowUnknown().addListener((Observable changed) -> show());
        new TemplateMenu(parts, model, templates);
        fillFields();
        show();
    }

    /** Lists what is known when the list is opened; what is typed stays. */
    private static void offer(ComboBox<String> box, Supplier<List<String>> offered) {
        box.setOnShowing(event -> {
            String typed = box.getEditor().getText();
            box.getItems().setAll(offered.get());
            box.getEditor().setText(typed);
        });
    }

    /** What is nearly always wanted stands open, the rest under a title. */
    private void fillFields() {
        rows.clear();
        fields.getChildren().clear();
        moreFields.getChildren().clear();
        boolean shell = model.method().get().equals(MethodForm.SHELL);
        for (FormField field : model.form().fields()) {
            FieldRow row = new FieldRow(field, model, texts);
            rows.add(row);
            boolean first = !shell || field.name().equals(MethodForm.COMMAND);
            (first ? fields : moreFields).getChildren().add(row);
        }
        more.setVisible(!moreFields.getChildren().isEmpty());
        more.setManaged(more.isVisible());
        boolean used = shell
                && model.form().fields().stream()
                        .filter(field -> !field.name().equals(MethodForm.COMMAND))
                        .anyMatch(field -> !model.field(field.name()).get().isEmpty());
        more.setExpanded(used);
    }

    private void show() {
        Map<String, String> mistakes = model.mistakes().get();
        rows.forEach(row -> row.show(mistakes));
        Times times = new Times(parts.keeper().kept().appearance().times(), ZoneId.systemDefault(), texts);
        validWords.setText(
                mistakes.containsKey("validFor")
                        ? mistakes.get("validFor")
                        : timers.validFor(
                                Timers.read("validFor", validFor.getText(), new HashMap<>()),
                                parts.link().now(),
                                times));
        limitWords.setText(
                mistakes.containsKey("runLimit")
                        ? mistakes.get("runLimit")
                        : timers.runLimit(
                                Timers.read("runLimit", runLimit.getText(), new HashMap<>()),
                                mistakes.containsKey("method")
                                        ? ""
                                        : model.method().get()));
        mark(validWords, mistakes.containsKey("validFor"));
        mark(limitWords, mistakes.containsKey("runLimit"));
        String names = mistakes.getOrDefault("method", mistakes.getOrDefault("domain", ""));
        nameMistake.setText(names);
        nameMistake.setVisible(!names.isEmpty());
        nameMistake.setManaged(!names.isEmpty());
        Blast now = model.blast().get();
        send.setText(texts.get("compose.send", now.targets(), now.offlineCount()));
        send.setDisable(!model.canSend());
    }

    private static void mark(Label words, boolean wrong) {
        words.getStyleClass().setAll("label", wrong ? "field-error" : "hint");
    }

    /** Sends it and goes to the job. */
    @FXML
    void send() {
        model.send(job -> parts.go().accept(new Route.Job(job.id())), parts.complain());
    }

    @FXML
    void pasteNames() {
        Optional.ofNullable(Clipboard.getSystemClipboard().getString()).ifPresent(pasted -> {
            NameList list = NameList.of(pasted);
            if (list.names().isEmpty()) {
                parts.complain().accept(texts.get("compose.paste.none"));
                return;
            }
            model.targets().text().set(list.filter());
            if (list.refusedCount() > 0) {
                int more = list.refusedCount() - list.refused().size();
                parts.complain().accept(texts.get("compose.paste.refused", String.join(", ", list.refused()), more));
            }
            if (list.leftOut() > 0) {
                parts.complain().accept(texts.get("compose.paste.many", NameList.MOST, list.leftOut()));
            }
        });
    }

    @FXML
    void pasteCommand() {
        String pasted = Clipboard.getSystemClipboard().getString();
        try {
            model.take(CommandLine.parse(pasted == null ? "" : pasted));
        } catch (IllegalArgumentException e) {
            parts.complain().accept(texts.get("compose.paste.command", String.valueOf(e.getMessage())));
        }
    }

    @FXML
    void copyCommand() {
        Attributes arguments =
                model.form().read(model.draft().fields(), texts).arguments().orElse(Attributes.none());
        ClipboardContent content = new ClipboardContent();
        content.putString(CommandLine.print(model.draft(), arguments));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    void dryRun() {
        DryRun.show(
                root.getScene().getWindow(), texts, model.draft(), model.blast().get());
    }

    /** Puts the caret where something is missing. */
    void focus() {
        boolean hasTargets = !model.targets().text().get().isBlank();
        if (hasTargets && !rows.isEmpty()) {
            rows.get(0).focus();
            return;
        }
        targets.focus();
    }
}
