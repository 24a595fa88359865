package steward.console.desktop.fleet;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import steward.console.desktop.look.StateMark;
import steward.console.desktop.look.Texts;
import steward.console.fleet.Contact;
import steward.message.CommandState;

/** How many nodes stand how, over the grid; a click on a number shows these nodes, another click all again. */
final class CountBar {
    private static final List<CommandState> SHOWN = List.of(
            CommandState.FAILED,
            CommandState.TIMED_OUT,
            CommandState.INTERRUPTED,
            CommandState.REJECTED,
            CommandState.EXPIRED,
            CommandState.RUNNING,
            CommandState.RECEIVED,
            CommandState.QUEUED,
            CommandState.CANCELLED,
            CommandState.SUCCEEDED);

    private final FilterModel filter;
    private final Texts texts;
    private final FlowPane bar;

    CountBar(GridModel model, FilterModel filter, Texts texts, FlowPane bar) {
        this.filter = filter;
        this.texts = texts;
        this.bar = bar;
        bar.getStyleClass().add("count-bar");
        contact(model, Contact.ONLINE, "online");
        contact(model, Contact.STALE, "stale");
        contact(model, Contact.STOPPED, "offline");
        for (CommandState state : SHOWN) {
            StateMark mark = new StateMark(12);
            mark.show(state);
            String term = "state:" + state.name().toLowerCase(Locale.ROOT);
            ToggleButton button = button(mark, term, texts.of("state.", state));
            model.counts().addListener((observed, before, after) -> show(button, after.of(state)));
            show(button, model.counts().get().of(state));
        }
        filter.chips().addListener((observed, before, after) -> mark());
        mark();
    }

    private void contact(GridModel model, Contact contact, String term) {
        StateMark mark = new StateMark(12);
        mark.show(contact);
        ToggleButton button = button(mark, term, texts.of("contact.", contact));
        model.counts().addListener((observed, before, after) -> show(button, sum(after, contact)));
        show(button, sum(model.counts().get(), contact));
    }

    /** Offline, as the filter means it, is stopped or never heard of. */
    private static int sum(Counts counts, Contact contact) {
        return counts.of(contact) + (contact == Contact.STOPPED ? counts.of(Contact.UNANNOUNCED) : 0);
    }

    private ToggleButton button(StateMark mark, String term, String name) {
        ToggleButton button = new ToggleButton("", mark);
        button.setId("count-" + term.replace(':', '-'));
        button.getStyleClass().addAll("count-button", "small");
        button.setUserData(term);
        button.setTooltip(new Tooltip(texts.get("fleet.count.tip", name, term)));
        button.setAccessibleText(name);
        button.setOnAction(event -> {
            filter.toggle(term);
            mark();
        });
        bar.getChildren().add(button);
        return button;
    }

    private void show(ToggleButton button, int count) {
        button.setText(texts.get("number", count) + " " + button.getAccessibleText());
        boolean shown = count > 0 || button.isSelected();
        button.setVisible(shown);
        button.setManaged(shown);
    }

    private void mark() {
        bar.getChildren().forEach(node -> {
            if (node instanceof ToggleButton button) {
                button.setSelected(filter.chips().get().contains((String) button.getUserData()));
            }
        });
    }
}
