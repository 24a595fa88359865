package steward.console.desktop.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
        then(
                link.planRetry(model.id(), JobMending.FAILED).toCompletableFuture(),
                plan -> preview(plan.request(), plan.retried()));
    }

    /** Sends the same again to the nodes of these commands, as far as they have ended. */
    void retry(Collection<CommandStatus> selected) {
        JobMending.again(selected)
                .ifPresentOrElse(
                        request -> preview(
                                request,
                                selected.stream()
                                        .filter(status -> status.state().isFinal())
                                        .toList()),
                        () -> complain(texts.get("job.retry.none")));
    }

    private void preview(SendRequest request, List<CommandStatus> retried) {
        then(link.preview(request).toCompletableFuture(), preview -> askToRetry(request, retried, preview));
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
        then(link.send(request).toCompletableFuture(), (Job sent) -> parts.go().accept(new Route.Job(sent.id())));
    }

    /** Has everything recalled or killed that has not ended. */
    void cancel() {
        List<CommandStatus> open = model.commands().stream()
                .filter(status -> !status.state().isFinal())
                .toList();
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
                () -> then(link.cancel(model.id()).toCompletableFuture(), this::cancelled));
    }

    /** Has those recalled that have not started; what runs goes on. */
    void recall(Collection<CommandStatus> chosen) {
        List<CommandStatus> open = JobMending.recallable(chosen);
        if (open.isEmpty()) {
            complain(texts.get("job.recall.none"));
            return;
        }
        ask(
                new Question(
                        texts.get("action.recall"),
                        texts.get("job.recall.head", open.size()),
                        texts.get("job.recall.remark"),
                        lines(open),
                        texts.get("job.recall.yes", open.size()),
                        open.size(),
                        true),
                () -> then(
                        link.recall(open.stream().map(CommandStatus::id).toList())
                                .toCompletableFuture(),
                        this::cancelled));
    }

    /** Lets what has not started be valid for that long from now: recalled, and sent anew. */
    void extend(Duration validFor) {
        then(link.planExtension(model.id(), validFor).toCompletableFuture(), plan -> askToExtend(plan, validFor));
    }

    private void askToExtend(ExtensionPlan plan, Duration validFor) {
        int targets = plan.extended().size();
        ask(
                new Question(
                        texts.get("job.extend"),
                        texts.get(
                                "job.extend.head",
                                targets,
                                parts.times().minute(link.now().plus(validFor))),
                        texts.get("job.extend.remark"),
                        lines(plan.extended()),
                        texts.get("job.extend.yes", targets),
                        targets,
                        false),
                () -> then(link.extend(plan).toCompletableFuture(), (Job sent) -> parts.go()
                        .accept(new Route.Job(sent.id()))));
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
        then(link.abandon(id).toCompletableFuture(), (CommandStatus given) -> {});
    }

    /** The job as a draft in the composer. */
    void cloneJob() {
        model.picture().get().map(JobPicture::detail).ifPresent(detail -> parts.go()
                .accept(new Route.Compose(Drafts.of(detail))));
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
        int zoom = parts.keeper().kept().appearance().zoom();
        new AskDialog(window.get(), texts, zoom).ask(question, yes);
    }

    private <T> void then(CompletableFuture<T> answered, Consumer<T> next) {
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
