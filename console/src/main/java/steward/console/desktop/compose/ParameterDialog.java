package steward.console.desktop.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import steward.console.desktop.compose.Parameters.Parameter;
import steward.console.desktop.look.Texts;

/** Asks for the values of a template's parameters; OK only when all of them are right. */
final class ParameterDialog {
    private final Texts texts;
    private final Window owner;

    ParameterDialog(Texts texts, Window owner) {
        this.texts = texts;
        this.owner = owner;
    }

    Optional<Map<String, String>> ask(String template, List<Parameter> parameters) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(template);
        dialog.setHeaderText(texts.get("template.parameters"));
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        Map<String, String> values = new LinkedHashMap<>();
        Label mistake = new Label();
        mistake.getStyleClass().add("field-error");
        Node ok = dialog.getDialogPane().lookupButton(ButtonType.OK);
        Runnable check = () -> {
            Optional<String> wrong = parameters.stream()
                    .flatMap(each -> each
                            .mistake(values.getOrDefault(each.name(), ""), texts)
                            .map(text -> each.name() + ": " + text)
                            .stream())
                    .findFirst();
            mistake.setText(wrong.orElse(""));
            ok.setDisable(wrong.isPresent());
        };
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        for (int row = 0; row < parameters.size(); row++) {
            Parameter parameter = parameters.get(row);
            grid.addRow(row, new Label(parameter.name()), input(parameter, values, check));
        }
        grid.add(mistake, 0, parameters.size(), 2, 1);
        dialog.getDialogPane().setContent(grid);
        check.run();
        return dialog.showAndWait().filter(ButtonType.OK::equals).map(pressed -> Map.copyOf(values));
    }

    private static Node input(Parameter parameter, Map<String, String> values, Runnable check) {
        if (!parameter.choices().isEmpty()) {
            ComboBox<String> choice = new ComboBox<>();
            choice.getItems().setAll(parameter.choices());
            choice.valueProperty().addListener((observed, before, after) -> {
                values.put(parameter.name(), after);
                check.run();
            });
            return choice;
        }
        TextField text = new TextField();
        text.textProperty().addListener((observed, before, after) -> {
            values.put(parameter.name(), after);
            check.run();
        });
        return text;
    }
}
