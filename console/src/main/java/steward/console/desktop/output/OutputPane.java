package steward.console.desktop.output;

import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.look.Texts;
import steward.message.CommandId;
import steward.message.Output;

/** The output of one command at a time, to be put into a view. For the thread that paints. */
public final class OutputPane implements AutoCloseable {
    private final Link link;
    private final Crossing crossing;
    private final Texts texts;
    private final Consumer<String> tell;
    private final OutputModel model;
    private final OutputController controller;
    private @Nullable CommandId shown;

    /** @param tell told in words what came of saving */
    public OutputPane(Link link, Crossing crossing, Texts texts, Consumer<String> tell) {
        this.link = link;
        this.crossing = crossing;
        this.texts = texts;
        this.tell = tell;
        model = new OutputModel(link, crossing);
        controller = new OutputController(model, texts, this::save);
    }

    /**
     * Shows the command's output, and follows it while it runs.
     *
     * @param totals what the unit says it wrote, where it has ended
     */
    public void show(CommandId command, Optional<Output> totals) {
        if (!command.equals(shown)) {
            shown = command;
            controller.follow(totals.isEmpty());
            model.show(command);
        }
        controller.totals(totals);
    }

    /** Puts the caret where one looks for a text. */
    public void find() {
        controller.find();
    }

    /** Puts the focus where keys scroll. */
    public void focus() {
        controller.focus();
    }

    private void save(File file) {
        CommandId command = shown;
        if (command != null) {
            OutputSaver.save(link, command, file.toPath())
                    .whenComplete((report, failure) -> crossing.run(() -> tell.accept(
                            failure == null
                                    ? texts.get("output.saved", file.toString())
                                    : texts.get("output.not.saved", String.valueOf(failure.getMessage())))));
        }
    }

    /** What is put into the window. */
    public Parent root() {
        return controller.root();
    }

    @Override
    public void close() {
        model.close();
    }
}
