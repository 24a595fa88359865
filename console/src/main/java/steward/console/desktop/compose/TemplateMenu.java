package steward.console.desktop.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.keep.Template;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Texts;
import steward.console.text.SafeText;
import steward.icons.Icon;

/** Templates, favourites first, and what was sent last. Filled when it is opened. */
final class TemplateMenu {
    private static final int SHOWN_RECENT = 15;
    private static final int SHOWN_CHARACTERS = 70;

    private final ComposeParts parts;
    private final ComposeModel model;
    private final Texts texts;
    private final MenuButton button;

    TemplateMenu(ComposeParts parts, ComposeModel model, MenuButton button) {
        this.parts = parts;
        this.model = model;
        this.texts = parts.texts();
        this.button = button;
        button.getItems().add(new MenuItem());
        button.showingProperty().addListener((observed, before, showing) -> {
            if (showing) {
                fill();
            }
        });
    }

    private void fill() {
        button.getItems().clear();
        List<Template> templates = new ArrayList<>(parts.keeper().kept().templates());
        templates.sort(Comparator.comparing(Template::isFavourite).reversed().thenComparing(Template::name));
        templates.forEach(template -> button.getItems().add(menu(template)));
        if (!templates.isEmpty()) {
            button.getItems().add(new SeparatorMenuItem());
        }
        MenuItem save = new MenuItem(texts.get("template.save"), new IconView(Icon.SAVE));
        save.setOnAction(event -> save());
        button.getItems().add(save);
        List<Draft> recent = parts.keeper().kept().recent();
        if (!recent.isEmpty()) {
            button.getItems().add(new SeparatorMenuItem());
            recent.stream().limit(SHOWN_RECENT).forEach(draft -> button.getItems()
                    .add(recent(draft)));
        }
    }

    private Menu menu(Template template) {
        Menu menu = new Menu(template.name(), new IconView(template.isFavourite() ? Icon.STAR : Icon.COMPOSE));
        menu.setMnemonicParsing(false);
        MenuItem use = new MenuItem(texts.get("template.use"), new IconView(Icon.CHECK));
        use.setOnAction(event -> use(template));
        MenuItem favour = new MenuItem(
                texts.get(template.isFavourite() ? "template.unfavour" : "template.favour"), new IconView(Icon.STAR));
        favour.setOnAction(event -> replace(
                template, Optional.of(new Template(template.name(), template.draft(), !template.isFavourite()))));
        MenuItem remove = new MenuItem(texts.get("template.remove"), new IconView(Icon.TRASH));
        remove.setOnAction(event -> replace(template, Optional.empty()));
        menu.getItems().setAll(use, favour, remove);
        return menu;
    }

    private MenuItem recent(Draft draft) {
        String command = draft.fields().getOrDefault(MethodForm.COMMAND, draft.method());
        MenuItem item = new MenuItem(
                SafeText.line(draft.targets() + ": " + command.replace('\n', ' '), SHOWN_CHARACTERS),
                new IconView(Icon.CLOCK));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.take(draft));
        return item;
    }

    private void use(Template template) {
        List<Parameters.Parameter> parameters = Parameters.of(template.draft());
        if (parameters.isEmpty()) {
            model.take(template.draft());
            return;
        }
        new ParameterDialog(texts, button.getScene().getWindow())
                .ask(template.name(), parameters)
                .ifPresent(values -> model.take(Parameters.filled(template.draft(), values)));
    }

    private void replace(Template template, Optional<Template> with) {
        parts.keeper().change(kept -> {
            List<Template> changed = new ArrayList<>(kept.templates());
            changed.removeIf(other -> other.name().equals(template.name()));
            with.ifPresent(changed::add);
            return kept.withTemplates(changed);
        });
    }

    private void save() {
        TextInputDialog dialog = new TextInputDialog(model.label().get());
        dialog.initOwner(button.getScene().getWindow());
        dialog.setTitle(texts.get("template.save"));
        dialog.setHeaderText(texts.get("template.save.head"));
        dialog.setContentText(texts.get("view.save.name"));
        dialog.setGraphic(null);
        dialog.showAndWait().map(String::strip).filter(name -> !name.isEmpty()).ifPresent(name -> {
            Template made = new Template(name, model.draft(), false);
            replace(made, Optional.of(made));
        });
    }
}
