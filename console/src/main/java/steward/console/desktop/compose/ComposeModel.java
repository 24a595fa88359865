package steward.console.desktop.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.compose.Blast.Silent;
import steward.console.desktop.fleet.FilterModel;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.engine.Preview;
import steward.console.filter.Filter;
import steward.console.fleet.Fleet;
import steward.console.fleet.NodeStatus;
import steward.console.fleet.Selection;
import steward.console.job.Job;
import steward.console.job.SendRequest;
import steward.console.text.AgeText;
import steward.message.NodeName;

/**
 * A command that is being written: what is typed, what is wrong with it, and what it would reach, worked out behind the
 * screen a moment after the last change. What is typed survives the program. For the thread that paints.
 */
public final class ComposeModel implements AutoCloseable {
    /** More nodes than this must be confirmed by typing their number. */
    public static final int UNASKED = 10;

    private static final Duration SETTLED = Duration.ofMillis(200);

    private final Link link;
    private final Worker worker;
    private final Crossing crossing;
    private final Keeper keeper;
    private final Texts texts;
    private final FilterModel targets;
    private final StringProperty method = new SimpleStringProperty("");
    private final StringProperty domain = new SimpleStringProperty("");
    private final StringProperty validFor = new SimpleStringProperty("");
    private final StringProperty runLimit = new SimpleStringProperty("");
    private final StringProperty label = new SimpleStringProperty("");
    private final StringProperty confirmed = new SimpleStringProperty("");
    private final BooleanProperty rerun = new SimpleBooleanProperty();
    private final BooleanProperty allowUnknown = new SimpleBooleanProperty();
    private final Map<String, StringProperty> fields = new HashMap<>();
    private final ReadOnlyObjectWrapper<Map<String, String>> mistakes = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Blast> blast = new ReadOnlyObjectWrapper<>(Blast.none());
    private int changes;
    private boolean closed;

    public ComposeModel(
            Link link, Worker worker, Crossing crossing, Keeper keeper, Texts texts, FilterModel targets, Draft draft) {
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        this.keeper = keeper;
        this.texts = texts;
        this.targets = targets;
        take(draft);
        for (StringProperty each : List.of(targets.text(), method, domain, validFor, runLimit, label)) {
            each.addListener((observed, before, after) -> changed());
        }
        rerun.addListener((observed, before, after) -> changed());
        allowUnknown.addListener((observed, before, after) -> changed());
        changed();
    }

    /** Takes over another draft whole. */
    public void take(Draft draft) {
        fields.values().forEach(field -> field.set(""));
        draft.fields().forEach((name, text) -> field(name).set(text));
        targets.text().set(draft.targets());
        method.set(draft.method());
        domain.set(draft.domain());
        validFor.set(draft.validFor());
        runLimit.set(draft.runLimit());
        rerun.set(draft.isRerun());
        label.set(draft.label());
    }

    /** As typed now. */
    public Draft draft() {
        Map<String, String> typed = new LinkedHashMap<>();
        for (FormField field : form().fields()) {
            String text = field(field.name()).get();
            if (!text.isEmpty()) {
                typed.put(field.name(), text);
            }
        }
        return new Draft(
                targets.text().get(),
                method.get(),
                domain.get(),
                typed,
                validFor.get(),
                runLimit.get(),
                rerun.get(),
                label.get());
    }

    MethodForm form() {
        return MethodForm.of(method.get());
    }

    private void changed() {
        Draft now = draft();
        keeper.change(kept -> kept.with(now));
        int number = ++changes;
        worker.after(
                SETTLED,
                () -> crossing.run(() -> {
                    if (number == changes && !closed) {
                        check(number);
                    }
                }));
    }

    /** Works out anew what it would reach: time passes and nodes come and go. */
    public void again() {
        changed();
    }

    private void check(int number) {
        Checked checked = Checked.of(draft(), texts);
        mistakes.set(checked.mistakes());
        Optional<Filter> meant =
                targets.mistake().get().isEmpty() ? targets.filter().get() : Optional.empty();
        if (meant.isEmpty()) {
            boolean wrong = targets.mistake().get().isPresent();
            blast.set(Blast.refused(texts.get(wrong ? "compose.targets.wrong" : "compose.targets.none")));
            return;
        }
        Fleet fleet = link.fleet();
        Instant now = link.now();
        boolean allowed = allowUnknown.get();
        worker.run(() -> {
            Selection selection = Selection.of(meant.get(), fleet.nodes(), now);
            if (selection.names().isEmpty()) {
                show(number, Blast.refused(texts.get("compose.targets.nobody")));
                return;
            }
            SendRequest request = checked.request(selection.names(), allowed);
            link.preview(request)
                    .whenComplete((preview, failure) -> show(
                            number,
                            preview == null
                                    ? Blast.refused(reason(failure))
                                    : blast(request, preview, checked.isRight(), fleet, now)));
        });
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private static Blast blast(SendRequest request, Preview preview, boolean right, Fleet fleet, Instant now) {
        List<Silent> silent = preview.offline().stream()
                .map(name -> silent(name, fleet))
                .sorted(Comparator.comparing(SilentSince::since))
                .limit(Blast.MOST_NAMED)
                .map(node -> new Silent(
                        node.name(), node.since().equals(Instant.EPOCH) ? "" : AgeText.between(node.since(), now)))
                .toList();
        return new Blast(
                right ? Optional.of(request) : Optional.empty(),
                preview.targets().size(),
                silent,
                preview.offline().size(),
                preview.unknown(),
                preview.waiting(),
                Optional.empty());
    }

    private static SilentSince silent(NodeName name, Fleet fleet) {
        return new SilentSince(name, fleet.node(name).map(NodeStatus::heardAt).orElse(Instant.EPOCH));
    }

    private void show(int number, Blast result) {
        crossing.run(() -> {
            if (number == changes && !closed) {
                blast.set(result);
            }
        });
    }

    /** Whether everything is right and, where many nodes are meant, their number was typed. */
    public boolean canSend() {
        Blast now = blast.get();
        boolean sure = now.targets() <= UNASKED || confirmed.get().strip().equals(Integer.toString(now.targets()));
        boolean known = now.unknown().isEmpty() || allowUnknown.get();
        return now.request().isPresent() && sure && known;
    }

    /** Sends it: the job is saved when the first one is told, and goes out whatever happens then. */
    public void send(Consumer<Job> saved, Consumer<String> refused) {
        Optional<SendRequest> request = blast.get().request();
        if (request.isEmpty() || !canSend()) {
            return;
        }
        Draft sent = draft();
        link.send(request.get())
                .whenComplete((job, failure) -> crossing.run(() -> {
                    if (job == null) {
                        refused.accept(reason(failure));
                    } else {
                        keeper.change(kept -> kept.sent(sent).with(Draft.empty()));
                        saved.accept(job);
                    }
                }));
    }

    /** The text of that argument. */
    StringProperty field(String name) {
        return fields.computeIfAbsent(name, made -> {
            StringProperty text = new SimpleStringProperty("");
            text.addListener((observed, before, after) -> changed());
            return text;
        });
    }

    FilterModel targets() {
        return targets;
    }

    StringProperty method() {
        return method;
    }

    StringProperty domain() {
        return domain;
    }

    StringProperty validFor() {
        return validFor;
    }

    StringProperty runLimit() {
        return runLimit;
    }

    StringProperty label() {
        return label;
    }

    /** The number of nodes as typed to confirm it. */
    StringProperty confirmed() {
        return confirmed;
    }

    BooleanProperty rerun() {
        return rerun;
    }

    BooleanProperty allowUnknown() {
        return allowUnknown;
    }

    /** What is wrong, by the name of the field. */
    ReadOnlyObjectProperty<Map<String, String>> mistakes() {
        return mistakes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Blast> blast() {
        return blast.getReadOnlyProperty();
    }

    @Override
    public void close() {
        closed = true;
    }

    private record SilentSince(NodeName name, Instant since) {}
}
