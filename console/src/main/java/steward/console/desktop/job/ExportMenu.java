package steward.console.desktop.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Texts;
import steward.console.desktop.notice.Notice;
import steward.console.job.JobDetail;

/** Writes a job to a file that a person chooses, behind the screen. */
final class ExportMenu {
    private final JobParts parts;
    private final JobModel model;
    private final Supplier<Window> window;

    ExportMenu(JobParts parts, JobModel model, Supplier<Window> window) {
        this.parts = parts;
        this.model = model;
        this.window = window;
    }

    /** Puts every kind into the menu. */
    void fill(MenuButton menu) {
        for (Format format : Format.values()) {
            menu.getItems().add(NodesPane.item(parts.texts().of("job.export.", format), () -> export(format)));
        }
        menu.getItems().add(NodesPane.item(parts.texts().get("job.export.copy"), this::copy));
    }

    /** Asks where to, and writes it. */
    void export(Format format) {
        Optional<JobDetail> detail = model.picture().get().map(JobPicture::detail);
        if (detail.isEmpty()) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(parts.texts().of("job.export.", format));
        chooser.setInitialFileName("job-" + model.id() + "." + format.suffix);
        @Nullable File chosen = chooser.showSaveDialog(window.get());
        if (chosen != null) {
            parts.worker().run(() -> write(format.text(detail.get()), chosen));
        }
    }

    /** Puts the job as a Markdown table where it can be pasted from. */
    void copy() {
        model.picture().get().map(JobPicture::detail).ifPresent(detail -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(JobExport.markdown(detail));
            Clipboard.getSystemClipboard().setContent(content);
            tell(Notice.Kind.SUCCESS, parts.texts().get("job.copied"));
        });
    }

    private void write(String text, File file) {
        Texts texts = parts.texts();
        try {
            Files.writeString(file.toPath(), text);
            parts.crossing().run(() -> tell(Notice.Kind.SUCCESS, texts.get("output.saved", file.toString())));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            parts.crossing().run(() -> tell(Notice.Kind.ERROR, texts.get("output.not.saved", why)));
        }
    }

    private void tell(Notice.Kind kind, String text) {
        parts.notices().tell(kind, text, "export", Optional.empty());
    }

    /** Kinds of files. */
    enum Format {
        CSV("csv"),
        JSON("json"),
        MARKDOWN("md");

        private final String suffix;

        Format(String suffix) {
            this.suffix = suffix;
        }

        private String text(JobDetail detail) {
            return switch (this) {
                case CSV -> JobExport.csv(detail);
                case JSON -> JobExport.json(detail);
                case MARKDOWN -> JobExport.markdown(detail);
            };
        }
    }
}
