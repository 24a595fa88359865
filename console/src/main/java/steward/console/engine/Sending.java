package steward.console.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import steward.codec.Json;
import steward.console.fleet.Fleet;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.console.job.Composer;
import steward.console.job.Composition;
import steward.console.job.Job;
import steward.console.job.NearestNames;
import steward.console.job.RefusedException;
import steward.console.job.SendRequest;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.MessageType;
import steward.message.NodeName;
import steward.time.BrokerClock;

/** What is decided and composed before anything is saved. Any thread. */
final class Sending {
    private static final int MOST_SUBJECTS = 20;

    private final Composer composer;
    private final BrokerClock time;

    Sending(Composer composer, BrokerClock time) {
        this.composer = composer;
        this.time = time;
    }

    /** @throws RefusedException when there is no target, or one that nobody knows and that was not meant */
    void require(SendRequest request, Fleet fleet) {
        Composer.requireTargets(request.targets());
        if (!request.allowUnknown()) {
            NearestNames.requireKnown(request.targets(), fleet.names());
        }
    }

    Composition compose(SendRequest request) {
        return composer.compose(request, time.now());
    }

    /** What would have gone to these of the targets, for an operator to read: subjects, then the arguments. */
    static Bytes unsent(SendRequest request, Set<NodeName> nodes) {
        String subjects = request.targets().stream()
                .filter(nodes::contains)
                .limit(MOST_SUBJECTS)
                .map(node -> new Address(node, request.method(), request.domain()).subject(MessageType.COMMAND) + "\n")
                .collect(Collectors.joining());
        return Bytes.ofUtf8(subjects + Json.node(request.arguments()));
    }

    Preview preview(SendRequest request, Fleet fleet, int waiting) {
        Composer.requireTargets(request.targets());
        List<NodeName> offline = request.targets().stream()
                .filter(name ->
                        !fleet.node(name).map(node -> node.isOnline(time.now())).orElse(false))
                .toList();
        return new Preview(request.targets(), offline, NearestNames.unknown(request.targets(), fleet.names()), waiting);
    }

    /** Cancel commands for those of the targets that have not ended. */
    Cancelling cancel(List<CommandStatus> targets, String label) {
        if (targets.stream().anyMatch(Sending::isCancel)) {
            throw invalid("a request to cancel cannot be cancelled itself: send the command again instead");
        }
        List<CommandParcel> open = new ArrayList<>();
        List<CommandId> ended = new ArrayList<>();
        for (CommandStatus target : targets) {
            boolean outcomeKnown = target.progress().outcome().isPresent();
            if (outcomeKnown) {
                ended.add(target.id());
            } else {
                open.add(target.parcel());
            }
        }
        Optional<Composition> cancels =
                open.isEmpty() ? Optional.empty() : Optional.of(composer.cancel(open, label, time.now()));
        List<CommandId> asked =
                open.stream().map(parcel -> parcel.command().id()).toList();
        return new Cancelling(cancels, new Cancellation(cancels.map(Composition::job), asked, ended));
    }

    /** What is to be saved, and what to tell when it is. */
    record Cancelling(Optional<Composition> cancels, Cancellation result) {}

    /** Recalls of those of the targets that have not started. */
    Cancelling recall(List<CommandStatus> targets, String label) {
        List<CommandStatus> waiting =
                targets.stream().filter(Sending::isWaiting).toList();
        List<CommandId> others = targets.stream()
                .filter(target -> !isWaiting(target))
                .map(CommandStatus::id)
                .toList();
        Optional<Composition> recalls = waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(composer.recall(parcels(waiting), Map.of(), label, time.now()));
        List<CommandId> asked = waiting.stream().map(CommandStatus::id).toList();
        return new Cancelling(recalls, new Cancellation(recalls.map(Composition::job), asked, others));
    }

    /** What the job has not started, to be sent anew with another validity. */
    ExtensionPlan extension(Job job, List<CommandStatus> commands, Duration validFor) {
        requireNoCancel(job);
        List<CommandStatus> waiting =
                commands.stream().filter(Sending::isWaiting).toList();
        if (waiting.isEmpty()) {
            throw nothing("every command of job " + job.id() + " has started or ended: retry those that ended badly");
        }
        return new ExtensionPlan(again(job, waiting, validFor), waiting);
    }

    /** The recall of what is extended, and what replaces it. */
    Extending extend(ExtensionPlan plan) {
        Composition replacement = composer.compose(plan.request(), time.now());
        Map<CommandId, CommandId> replacements = new HashMap<>();
        replacement.commands().forEach(parcel -> parcel.command()
                .parent()
                .ifPresent(old -> replacements.put(old, parcel.command().id())));
        String label = "recall what " + replacement.job().id() + " replaces";
        Composition recalls = composer.recall(parcels(plan.extended()), replacements, label, time.now());
        return new Extending(recalls, replacement);
    }

    /** What is to be saved, in this order. */
    record Extending(Composition recalls, Composition replacement) {}

    private static boolean isWaiting(CommandStatus status) {
        return status.state().compareTo(CommandState.RUNNING) < 0 && !isCancel(status);
    }

    private static List<CommandParcel> parcels(List<CommandStatus> commands) {
        return commands.stream().map(CommandStatus::parcel).toList();
    }

    /** Sends these ended commands of the job again. */
    RetryPlan retry(Job job, List<CommandStatus> chosen) {
        requireNoCancel(job);
        if (chosen.stream().anyMatch(status -> !status.state().isFinal())) {
            throw invalid(
                    "some of the commands of job " + job.id() + " have not ended: cancel or abandon them, then retry");
        }
        if (chosen.isEmpty()) {
            throw nothing("no command of job " + job.id() + " was chosen, so there is nothing to retry: choose some");
        }
        return new RetryPlan(again(job, chosen, Duration.between(job.createdAt(), job.validUntil())), chosen);
    }

    RetryPlan retry(Job job, List<CommandStatus> commands, Set<CommandState> states) {
        requireNoCancel(job);
        Set<CommandState> open =
                states.stream().filter(state -> !state.isFinal()).collect(Collectors.toSet());
        if (!open.isEmpty()) {
            throw invalid("commands that are " + open + " have not ended: cancel or abandon them, then retry");
        }
        List<CommandStatus> retried = commands.stream()
                .filter(status -> states.contains(status.state()))
                .toList();
        if (retried.isEmpty()) {
            throw nothing("no command of job " + job.id() + " is " + states
                    + ", so there is nothing to retry: name other states");
        }
        return retry(job, retried);
    }

    private static SendRequest again(Job job, List<CommandStatus> commands, Duration validFor) {
        Map<NodeName, CommandId> parents = new HashMap<>();
        commands.forEach(status -> parents.put(status.node(), status.id()));
        return new SendRequest(
                commands.stream().map(CommandStatus::node).toList(),
                job.method(),
                job.domain(),
                job.arguments(),
                Optional.of(validFor),
                Optional.of(job.runLimit()),
                job.onInterrupt(),
                job.label(),
                parents,
                true);
    }

    private static void requireNoCancel(Job job) {
        if (job.method().equals(Composer.CANCEL)) {
            throw invalid("job " + job.id() + " is a request to cancel: cancel its targets again instead");
        }
    }

    private static RefusedException nothing(String why) {
        return new RefusedException(RefusedException.Kind.NO_TARGETS, why);
    }

    private static boolean isCancel(CommandStatus status) {
        return status.command().address().method().equals(Composer.CANCEL);
    }

    private static RefusedException invalid(String why) {
        return new RefusedException(RefusedException.Kind.INVALID, why);
    }
}
