package steward.console.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import steward.codec.MalformedMessageException;
import steward.console.home.Settings;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.IdSource;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.trust.SigningKey;

/** Makes signed commands of a request. Safe for all threads; takes long for many targets, since signing does. */
public final class Composer {
    /** The most targets of one job. */
    public static final int MOST_TARGETS = 100_000;
    /** The most characters of a label. */
    public static final int MOST_LABEL = 200;
    /** The method of the commands that cancel others. */
    public static final MethodName CANCEL = new MethodName("cancel");
    /** The argument that names the command to be cancelled. */
    public static final String CANCEL_TARGET = "command";
    /** The argument that says, with true, that what has started is to be left alone. */
    public static final String CANCEL_ONLY_WAITING = "onlyWaiting";
    /** The argument that names the command that is to run in its place. */
    public static final String CANCEL_REPLACEMENT = "replacement";

    private static final Duration CANCEL_RUN_LIMIT = Duration.ofMinutes(5);

    private final SigningKey key;
    private final IdSource ids;
    private final Settings settings;

    public Composer(SigningKey key, IdSource ids, Settings settings) {
        this.key = key;
        this.ids = ids;
        this.settings = settings;
    }

    /**
     * One command per target.
     *
     * @param now by the broker's clock
     * @throws RefusedException when there is no target, or a value is out of its bounds
     */
    public Composition compose(SendRequest request, Instant now) {
        requireTargets(request.targets());
        Duration validFor = bounded("valid-for", request.validFor().orElse(settings.validFor()), false);
        Duration runLimit = bounded("run-limit", request.runLimit().orElse(settings.runLimit(request.method())), true);
        request.label().ifPresent(Composer::requireLabel);
        JobId job = ids.nextJob();
        List<Command> commands = new ArrayList<>(request.targets().size());
        for (NodeName node : request.targets()) {
            @Nullable CommandId parent = request.parents().get(node);
            commands.add(new Command(
                    ids.nextCommand(),
                    job,
                    new Address(node, request.method(), request.domain()),
                    request.arguments(),
                    now,
                    now.plus(validFor),
                    runLimit,
                    request.onInterrupt(),
                    Optional.ofNullable(parent),
                    settings.operator(),
                    request.label()));
        }
        return composition(commands);
    }

    /**
     * One cancel command per target, on the target's node and domain.
     *
     * @param targets at least one
     */
    public Composition cancel(List<CommandParcel> targets, String label, Instant now) {
        return cancels(targets, Composer::cancelling, label, now);
    }

    /**
     * As {@link #cancel}, for targets only that have not started when it arrives.
     *
     * @param replacements commands by the target in whose place they run, where it has one
     */
    public Composition recall(
            List<CommandParcel> targets, Map<CommandId, CommandId> replacements, String label, Instant now) {
        return cancels(targets, target -> recalling(target, replacements), label, now);
    }

    private static Attributes cancelling(CommandId target) {
        return Attributes.of(CANCEL_TARGET, target.toString());
    }

    private static Attributes recalling(CommandId target, Map<CommandId, CommandId> replacements) {
        Attributes recall = cancelling(target).with(CANCEL_ONLY_WAITING, true);
        @Nullable CommandId replacement = replacements.get(target);
        return replacement == null ? recall : recall.with(CANCEL_REPLACEMENT, replacement.toString());
    }

    private Composition cancels(
            List<CommandParcel> targets, Function<CommandId, Attributes> arguments, String label, Instant now) {
        JobId job = ids.nextJob();
        List<Command> commands = new ArrayList<>(targets.size());
        for (CommandParcel target : targets) {
            Command cancelled = target.command();
            Domain domain = cancelled.address().domain();
            Instant usual = now.plus(settings.validFor());
            commands.add(new Command(
                    ids.nextCommand(),
                    job,
                    new Address(cancelled.address().node(), CANCEL, domain),
                    arguments.apply(cancelled.id()),
                    now,
                    cancelled.validUntil().isAfter(usual) ? cancelled.validUntil() : usual,
                    CANCEL_RUN_LIMIT,
                    OnInterrupt.RERUN,
                    Optional.empty(),
                    settings.operator(),
                    Optional.of(label)));
        }
        return composition(commands);
    }

    /** @throws RefusedException when there is no target, or more than one job may have */
    public static void requireTargets(List<NodeName> targets) {
        if (targets.isEmpty()) {
            throw new RefusedException(
                    RefusedException.Kind.NO_TARGETS,
                    "the set of targets is empty, which never means \"all\": name at least one node, or a filter that fits"
                            + " some");
        }
        if (targets.size() > MOST_TARGETS) {
            throw new RefusedException(
                    RefusedException.Kind.INVALID,
                    targets.size() + " targets are more than the " + MOST_TARGETS + " of one job: send several");
        }
    }

    private CommandParcel signed(Command command) {
        try {
            return CommandParcel.signed(command, key);
        } catch (MalformedMessageException e) {
            throw new RefusedException(
                    RefusedException.Kind.INVALID,
                    "the command for " + command.address().node() + " cannot be written: " + e.getMessage());
        }
    }

    /** Signing is most of the work, so all processors share it. */
    private Composition composition(List<Command> commands) {
        List<CommandParcel> signed = commands.parallelStream().map(this::signed).toList();
        return new Composition(Job.of(commands.get(0), true), signed);
    }

    private static Duration bounded(String what, Duration value, boolean zeroAllowed) {
        boolean tooShort = value.isNegative() || (value.isZero() && !zeroAllowed);
        if (tooShort || value.compareTo(Command.LONGEST_VALIDITY) > 0) {
            throw new RefusedException(
                    RefusedException.Kind.INVALID,
                    what + " of " + value + " is out of bounds: use " + (zeroAllowed ? "0 (no limit)" : "more than 0")
                            + " to " + Command.LONGEST_VALIDITY.toDays() + " days");
        }
        return value;
    }

    private static void requireLabel(String label) {
        if (label.isBlank() || label.codePointCount(0, label.length()) > MOST_LABEL) {
            throw new RefusedException(
                    RefusedException.Kind.INVALID,
                    "the label has " + label.length() + " characters: use 1 to " + MOST_LABEL + ", not all blank");
        }
    }
}
