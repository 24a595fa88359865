package steward.console.desktop.fleet;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.filter.Completion;
import steward.console.filter.FilterSyntaxException;
import steward.console.filter.Suggestion;
import steward.icons.Icon;

/**
 * A field for a filter: completes words while one types, shows a mistake under the place where it is, and every term as a
 * chip that can be turned round or removed.
 */
public final class FilterField extends VBox {
    private static final double ROW = 28;
    private static final double EDGES = 8;
    private static final int ROWS = 9;
    private static final double INDENT = 24;

    private final FilterModel model;
    private final Texts texts;
    private final TextField field = new TextField();
    private final Label mistake = new Label();
    private final FlowPane chips = new FlowPane();
    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private Completion completion = new Completion(0, 0, List.of());
    private boolean taking;

    public FilterField(FilterModel model, Texts texts, String prompt) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("filter-field");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setId("filter");
        field.textProperty().bindBidirectional(model.text());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener((observed, before, after) -> suggestSoon());
        field.focusedProperty().addListener((observed, before, after) -> popup.hide());
        mistake.getStyleClass().addAll("filter-mistake");
        mistake.setWrapText(true);
        mistake.managedProperty().bind(mistake.visibleProperty());
        chips.getStyleClass().add("chips");
        chips.managedProperty().bind(chips.visibleProperty());
        model.mistake().addListener((observed, before, after) -> showMistake());
        model.chips().addListener((observed, before, after) -> showChips());
        getChildren().setAll(line(), mistake, chips);
        preparePopup();
        showMistake();
        showChips();
    }

    private HBox line() {
        IconView icon = new IconView(Icon.FILTER);
        Button clear = new Button("", new IconView(Icon.CLOSE, 12));
        clear.getStyleClass().addAll("button-icon", "flat", "small");
        clear.setAccessibleText(texts.get("filter.clear"));
        clear.setFocusTraversable(false);
        clear.setOnAction(event -> model.text().set(""));
        clear.visibleProperty().bind(Bindings.isNotEmpty(field.textProperty()));
        StackPane stack = new StackPane(field, icon, clear);
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        StackPane.setAlignment(clear, Pos.CENTER_RIGHT);
        icon.getStyleClass().add("filter-icon");
        HBox.setHgrow(stack, Priority.ALWAYS);
        return new HBox(stack);
    }

    private void preparePopup() {
        list.setCellFactory(view -> new SuggestionCell());
        list.setOnMouseClicked(click -> take());
        list.getStyleClass().addAll("suggestions", "overlay");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        popup.getContent().add(list);
        popup.setAutoHide(true);
    }

    /** Puts the caret into the field. */
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private void suggestSoon() {
        if (field.getText().isEmpty()) {
            popup.hide();
        } else if (!taking && field.isFocused() && getScene() != null) {
            Platform.runLater(this::suggest);
        }
    }

    private void suggest() {
        completion = model.complete(field.getCaretPosition());
        List<Suggestion> suggestions = completion.suggestions();
        if (suggestions.isEmpty() || !field.isFocused()) {
            popup.hide();
            return;
        }
        list.getItems().setAll(suggestions);
        list.getSelectionModel().clearSelection();
        list.setPrefSize(320, Math.min(ROWS, suggestions.size()) * ROW + EDGES);
        Bounds at = field.localToScreen(field.getBoundsInLocal());
        if (at != null && !popup.isShowing()) {
            popup.show(field, at.getMinX() + width(completion.from()), at.getMaxY() + 2);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            suggest();
            event.consume();
        } else if (popup.isShowing()) {
            popupKey(event);
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            model.text().set("");
            event.consume();
        }
    }

    private void popupKey(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(selected + 1);
            case UP -> select(selected - 1);
            case TAB -> {
                if (selected < 0 && !isBegun()) {
                    popup.hide();
                    return;
                }
                select(Math.max(0, selected));
                take();
            }
            case ENTER -> {
                if (selected < 0) {
                    popup.hide();
                    return;
                }
                take();
            }
            case ESCAPE -> popup.hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Whether a word is typed that a suggestion would make longer: else the key moves on, as everywhere. */
    private boolean isBegun() {
        String word = field.getText().substring(completion.from(), field.getCaretPosition());
        return !word.isEmpty() && !word.equals(list.getItems().get(0).text());
    }

    private void select(int index) {
        int size = list.getItems().size();
        list.getSelectionModel().select(Math.floorMod(index, size));
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
    }

    private void take() {
        @Nullable Suggestion chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            taking = true;
            int caret = model.take(completion, chosen);
            taking = false;
            field.positionCaret(caret);
            suggestSoon();
        }
    }

    private void showMistake() {
        FilterSyntaxException wrong = model.mistake().get().orElse(null);
        mistake.setVisible(wrong != null);
        field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong != null);
        if (wrong != null) {
            mistake.setText("▲ " + wrong.getMessage());
            double left = Math.min(width(wrong.index()) + INDENT, Math.max(INDENT, getWidth() / 2));
            mistake.setPadding(new Insets(0, 0, 0, left));
        }
    }

    /** How far the text reaches up to that character. */
    private double width(int index) {
        Text measured = new Text(field.getText(0, Math.min(index, field.getLength())));
        measured.setFont(field.getFont());
        return measured.getLayoutBounds().getWidth();
    }

    private void showChips() {
        List<String> terms = model.chips().get();
        chips.setVisible(terms.size() > 1);
        chips.getChildren().setAll(terms.stream().map(this::chip).toList());
    }

    private HBox chip(String term) {
        boolean negated = term.startsWith("not ") || term.startsWith("!");
        Button turn = new Button(term);
        turn.setMnemonicParsing(false);
        turn.getStyleClass().addAll("chip-text", "flat");
        turn.setTooltip(new Tooltip(texts.get("filter.negate")));
        turn.setOnAction(event -> model.negate(term));
        Button remove = new Button("", new IconView(Icon.CLOSE, 10));
        remove.getStyleClass().addAll("chip-close", "flat");
        remove.setAccessibleText(texts.get("filter.remove", term));
        remove.setOnAction(event -> model.toggle(term));
        HBox chip = new HBox(turn, remove);
        chip.getStyleClass().add("chip");
        if (negated) {
            chip.getStyleClass().add("chip-negated");
        }
        return chip;
    }

    /** One suggestion and what it is. */
    private final class SuggestionCell extends ListCell<Suggestion> {
        private final Label kind = new Label();

        SuggestionCell() {
            kind.getStyleClass().add("text-muted");
            setPrefHeight(ROW);
        }

        @Override
        protected void updateItem(@Nullable Suggestion suggestion, boolean empty) {
            super.updateItem(suggestion, empty);
            if (empty || suggestion == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(suggestion.text());
            kind.setText(texts.of("filter.kind.", suggestion.kind()));
            setGraphic(kind);
        }
    }
}
