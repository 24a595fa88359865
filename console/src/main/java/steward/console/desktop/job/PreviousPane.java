package steward.console.desktop.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.job.CommandStatus;
import steward.message.CommandId;
import steward.message.CommandState;

/** What a node answers now against what it answered to the same question before. */
final class PreviousPane {
    private final Link link;
    private final Worker worker;
    private final Crossing crossing;
    private final Texts texts;
    private final Label head = new Label();
    private final DiffList diff = new DiffList();
    private final BorderPane root = new BorderPane(diff.list());
    private @Nullable Wanted wanted;

    PreviousPane(Link link, Worker worker, Crossing crossing, Texts texts) {
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        this.texts = texts;
        head.setWrapText(true);
        head.getStyleClass().add("answers-head");
        diff.list().setAccessibleText(texts.get("detail.previous"));
        root.setTop(head);
    }

    BorderPane root() {
        return root;
    }

    /** Compares anew when it is another command, or the same one that came to another state. */
    void show(CommandStatus status, Times times) {
        Wanted next = new Wanted(status.id(), status.state());
        if (next.equals(wanted)) {
            return;
        }
        wanted = next;
        head.setText(texts.get("previous.looking"));
        diff.show(List.of());
        link.commandsFor(status.node(), Previous.MOST_LOOKED_AT)
                .thenApply(known -> Previous.of(status, known))
                .thenAccept(before -> before.ifPresentOrElse(
                        earlier -> compare(next, earlier, status, times),
                        () -> shown(next, texts.get("previous.none"), List.of())));
    }

    private void compare(Wanted number, CommandStatus earlier, CommandStatus status, Times times) {
        OutputText.of(link, earlier.id())
                .thenCombine(OutputText.of(link, status.id()), (before, after) -> (Runnable) () -> {
                    List<LineDiff.Line> lines = LineDiff.of(before, after);
                    shown(number, head(earlier, status, lines, times), lines);
                })
                .whenComplete((compared, failure) -> {
                    if (compared == null) {
                        shown(number, texts.get("previous.unread", String.valueOf(failure.getMessage())), List.of());
                    } else {
                        worker.run(compared);
                    }
                });
    }

    private String head(CommandStatus earlier, CommandStatus status, List<LineDiff.Line> lines, Times times) {
        Instant then = earlier.progress().since();
        String before = texts.get("previous.before", times.exact(then), times.ago(then, link.now()), outcome(earlier));
        String now = status.state().isFinal() ? outcome(status) : texts.get("previous.not.ended");
        boolean same = lines.stream().allMatch(line -> line.kind() == LineDiff.Kind.SAME);
        return before + "\n" + texts.get("previous.now", now) + "\n"
                + (same ? texts.get("previous.same") : changed(lines));
    }

    private String changed(List<LineDiff.Line> lines) {
        return texts.get(
                "diff.changed", LineDiff.count(lines, LineDiff.Kind.GONE), LineDiff.count(lines, LineDiff.Kind.ADDED));
    }

    private String outcome(CommandStatus status) {
        String state = texts.of("state.", status.state());
        Optional<Integer> code = status.progress().exitCode().isPresent()
                ? Optional.of(status.progress().exitCode().getAsInt())
                : Optional.empty();
        return code.map(number -> state + texts.get("answers.exit", Integer.toString(number)))
                .orElse(state);
    }

    private void shown(Wanted number, String text, List<LineDiff.Line> lines) {
        crossing.run(() -> {
            if (number.equals(wanted)) {
                head.setText(text);
                diff.show(lines);
            }
        });
    }

    private record Wanted(CommandId command, CommandState state) {}
}
