package steward.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OnInterrupt;

/** What really happened, as no program can know it, and which rules it broke. */
final class Oracle {
    private static final int MOST_VIOLATIONS = 20;

    private final Trace trace;
    private final Map<CommandId, Command> composed = new LinkedHashMap<>();
    private final Map<CommandId, List<Effect>> effects = new HashMap<>();
    private final Map<String, CommandState> finals = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    Oracle(Trace trace) {
        this.trace = trace;
    }

    /** An operator signed it. */
    void composed(Command command) {
        composed.put(command.id(), command);
    }

    Collection<Command> composed() {
        return composed.values();
    }

    Optional<Command> composed(CommandId id) {
        return Optional.ofNullable(composed.get(id));
    }

    List<Effect> effects(CommandId id) {
        return effects.getOrDefault(id, List.of());
    }

    int effectCount() {
        return effects.values().stream().mapToInt(List::size).sum();
    }

    /** A command begins to run. */
    void effect(Effect effect) {
        Command ran = effect.command();
        CommandId id = ran.id();
        trace.add(effect.unit(), "EFFECT " + id + " run " + effect.run());
        @Nullable Command asked = composed.get(id);
        if (asked == null || !asked.equals(ran)) {
            broken(
                    "nothing unsigned or altered runs",
                    effect.unit() + " ran " + id + ", which nobody signed like that");
        }
        List<Effect> before = effects.computeIfAbsent(id, first -> new ArrayList<>());
        for (Effect earlier : before) {
            boolean mayRunAgain = ran.onInterrupt() == OnInterrupt.RERUN
                    && (earlier.run() != effect.run()
                            || earlier.ledger() != effect.ledger()
                            || !earlier.unit().equals(effect.unit()));
            if (!mayRunAgain) {
                broken(
                        "at most one effect per command and attempt",
                        effect.unit() + " ran " + id + " at " + effect.at() + " as run " + effect.run() + ", and "
                                + earlier.unit() + " at " + earlier.at() + " as run " + earlier.run());
            }
        }
        before.add(effect);
    }

    /** Somebody shows a final state. */
    void shown(String who, CommandId id, CommandState state) {
        @Nullable CommandState before = finals.putIfAbsent(who + " " + id, state);
        if (before != null && before != state) {
            broken("a final state never changes", who + " showed " + id + " as " + before + ", then as " + state);
        }
    }

    /** A rule was broken. */
    void broken(String rule, String how) {
        if (violations.size() < MOST_VIOLATIONS) {
            trace.add("oracle", "BROKEN " + rule + ": " + how);
            violations.add(rule + ": " + how);
        }
    }

    List<String> violations() {
        return violations;
    }
}
