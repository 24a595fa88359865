package steward.console.desktop.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.job.AskDialog.Question;
import steward.console.desktop.link.Link;
import steward.console.desktop.look.Texts;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.route.Route;
import steward.console.engine.Cancellation;
import steward.console.engine.ExtensionPlan;
import steward.console.engine.Preview;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.SendRequest;
import steward.console.text.SafeText;
import steward.message.CommandId;
import steward.message.JobId;

/** What can be done about a job. Whatever reaches a node is shown with its targets first and confirmed. */
final class JobActs {
    private final JobParts parts;
    private final Link link;
    private final Texts texts;
    private final JobModel model;
    private final AnswerText answer;
    private final Supplier<Window> window;

    JobActs(JobParts parts, JobModel model, Supplier<Window> window) {
        this.parts = parts;
        this.model = model;
        this.window = window;
        link = parts.link();
        texts = parts.texts();
        answer = new AnswerText(texts);
    }

    /** Sends the same again to the nodes where it failed. */
    void retryFailed() {
        then(link.planRetry(model.id(), JobMending.FAILED), plan -> preview(plan.request(), plan.retried()));
    }

    /** Sends the same again to the nodes of these commands, as far as they have ended. */
    void retry(Collection<CommandStatus> selected) {
        List<CommandId> ended =
                JobMending.ended(selected).stream().map(CommandStatus::id).toList();
        if (ended.isEmpty()) {
            complain(texts.get("job.retry.none"));
        } else {
            then(link.planRetry(model.id(), ended), plan -> preview(plan.request(), plan.retried()));
        }
    }

    private void preview(SendRequest request, List<CommandStatus> retried) {
        then(link.preview(request), preview -> askToRetry(request, retried, preview));
    }

    private void askToRetry(SendRequest request, List<CommandStatus> retried, Preview preview) {
        int targets = request.targets().size();
        int offline = preview.offline().size();
        ask(
                new Question(
                        texts.get("action.retry-failed"),
                        texts.get("job.retry.head", targets, offline),
                        texts.get("job.retry.remark"),
                        lines(retried),
                        texts.get("job.retry.yes", targets, offline),
                        targets,
                        false),
                () -> send(request));
    }

    private void send(SendRequest request) {
        then(link.send(request), (Job sent) -> parts.go().accept(new Route.Job(sent.id())));
    }

    /** Has everything recalled or killed that has not ended. */
    void cancel() {
        List<CommandStatus> open = JobMending.open(model.commands());
        if (open.isEmpty()) {
            complain(texts.get("job.cancel.none"));
            return;
        }
        ask(
                new Question(
                        texts.get("action.cancel-job"),
                        texts.get("job.cancel.head", open.size()),
                        texts.get("job.cancel.remark"),
                        lines(open),
                        texts.get("job.cancel.yes", open.size()),
                        open.size(),
                        true),
                () -> then(link.cancel(model.id()), this::cancelled));
    }

    private void cancelled(Cancellation cancellation) {
        JobId where = cancellation.job().map(Job::id).orElse(model.id());
        parts.notices()
                .tell(
                        Notice.Kind.INFO,
                        texts.get(
                                "job.cancelled",
                                cancellation.asked().size(),
                                cancellation.ended().size()),
                        "cancel:" + model.id(),
                        Optional.of(new Route.Job(where)));
    }

    /** Takes back those of these that have not started; what has is left alone. */
    void recall(Collection<CommandStatus> chosen) {
        List<CommandStatus> waiting = JobMending.recallable(chosen);
        if (waiting.isEmpty()) {
            complain(texts.get("job.recall.none"));
            return;
        }
        ask(
                new Question(
                        texts.get("action.recall"),
                        texts.get("job.recall.head", waiting.size()),
                        texts.get("job.recall.remark"),
                        lines(waiting),
                        texts.get("job.recall.yes", waiting.size()),
                        waiting.size(),
                        false),
                () -> then(link.recall(waiting.stream().map(CommandStatus::id).toList()), this::recalled));
    }

    private void recalled(Cancellation recall) {
        JobId where = recall.job().map(Job::id).orElse(model.id());
        parts.notices()
                .tell(
                        Notice.Kind.INFO,
                        texts.get(
                                "job.recalled",
                                recall.asked().size(),
                                recall.ended().size()),
                        "recall:" + model.id(),
                        Optional.of(new Route.Job(where)));
    }

    /** Lets what has not started wait longer: asks how long, shows what that means, and does it. */
    void extend() {
        if (JobMending.recallable(model.commands()).isEmpty()) {
            complain(texts.get("job.extend.none"));
            return;
        }
        new LengthDialog(window.get(), texts, zoom())
                .ask(length -> then(link.planExtension(model.id(), length), plan -> askToExtend(plan, length)));
    }

    private void askToExtend(ExtensionPlan plan, Duration length) {
        int targets = plan.request().targets().size();
        Instant until = link.now().plus(length);
        ask(
                new Question(
                        texts.get("action.extend"),
                        texts.get("job.extend.head", targets, parts.times().minute(until)),
                        texts.get("job.extend.remark"),
                        lines(plan.extended()),
                        texts.get("job.extend.yes", targets),
                        targets,
                        false),
                () -> then(link.extend(plan), sent -> parts.go().accept(new Route.Job(sent.id()))));
    }

    /** Stops waiting for these, as far as they have not ended. */
    void abandon(Collection<CommandStatus> selected) {
        List<CommandStatus> open =
                selected.stream().filter(status -> !status.state().isFinal()).toList();
        if (open.isEmpty()) {
            complain(texts.get("job.abandon.none"));
            return;
        }
        ask(
                new Question(
                        texts.get("action.abandon"),
                        texts.get("job.abandon.head", open.size()),
                        texts.get("job.abandon.remark"),
                        lines(open),
                        texts.get("job.abandon.yes", open.size()),
                        open.size(),
                        true),
                () -> open.stream().map(CommandStatus::id).forEach(this::abandon));
    }

    private void abandon(CommandId id) {
        then(link.abandon(id), (CommandStatus given) -> {});
    }

    /** The job as a draft in the composer. */
    void cloneJob() {
        model.picture().get().map(JobPicture::detail).ifPresent(detail -> parts.go()
                .accept(new Route.Compose(Drafts.of(detail))));
    }

    /** Puts the job's id where it can be pasted from. */
    void copyId() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.id().toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private List<String> lines(Collection<CommandStatus> commands) {
        return commands.stream()
                .sorted(JobModel.BY_NODE)
                .limit(AskDialog.MOST_LISTED)
                .map(status -> {
                    String line = SafeText.line(status.node().value()) + "   " + texts.of("state.", status.state());
                    return answer.flags(status, link.now())
                            .map(why -> line + " · " + why)
                            .orElse(line);
                })
                .toList();
    }

    private void ask(Question question, Runnable yes) {
        new AskDialog(window.get(), texts, zoom()).ask(question, yes);
    }

    private int zoom() {
        return parts.keeper().kept().appearance().zoom();
    }

    private <T> void then(CompletionStage<T> answered, Consumer<T> next) {
        BiConsumer<@Nullable T, @Nullable Throwable> both =
                (value, wrong) -> parts.crossing().run(() -> {
                    if (value == null) {
                        complain(reason(wrong));
                    } else {
                        next.accept(value);
                    }
                });
        answered.whenComplete(both);
    }

    private static String reason(@Nullable Throwable wrong) {
        Throwable cause = wrong != null && wrong.getCause() != null ? wrong.getCause() : wrong;
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private void complain(String text) {
        parts.notices().tell(Notice.Kind.WARNING, text, "job:act", Optional.empty());
    }
}
