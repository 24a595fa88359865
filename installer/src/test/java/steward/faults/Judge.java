package steward.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import steward.faults.Finding.Breach;
import steward.message.CommandState;

/** Holds what consoles show against what commands really did. */
final class Judge {
    private static final Set<CommandState> NEVER_STARTED = Set.of(CommandState.REJECTED, CommandState.EXPIRED);

    /** What a node says that could not run a command, truly, for want of room. */
    private static final String NO_ROOM = "could not run it: java.io.IOException: No space left";

    private final Effects effects;
    private final Losses losses;

    /** How often a command's node lost its ledger in that period or later. */
    interface Losses {
        int since(Sent sent, int period);
    }

    Judge(Effects effects, Losses losses) {
        this.effects = effects;
        this.losses = losses;
    }

    /** What is wrong with a command of which that is shown; nothing is shown of one that was never saved. */
    List<Finding> judge(Sent sent, Optional<Seen> seen) {
        List<Finding> findings = new ArrayList<>();
        int begun = effects.times(sent.mark());
        int ended = effects.times(sent.mark() + Effects.END);
        int most = mostRuns(sent);
        if (begun > most || ended > most) {
            findings.add(Finding.of(
                    Breach.DOUBLED,
                    sent,
                    "began " + begun + " times and ended " + ended + " times, and may have " + most + " times; shown "
                            + seen));
        }
        if (seen.isEmpty()) {
            if (begun > 0) {
                findings.add(Finding.of(Breach.LOST, sent, "it ran, and its console does not know it"));
            }
            return findings;
        }
        wrong(sent, seen.get(), begun, ended)
                .ifPresent(text -> findings.add(Finding.of(Breach.WRONG, sent, text + "; shown " + seen.get())));
        return findings;
    }

    /** Once; one that is to be run again once more for each time that its agent died meanwhile or its ledger was lost. */
    private int mostRuns(Sent sent) {
        return sent.kind().mayRunAgain() ? 1 + sent.deaths() + losses.since(sent, sent.period()) : 1;
    }

    private Optional<String> wrong(Sent sent, Seen seen, int begun, int ended) {
        Kind kind = sent.kind();
        CommandState state = seen.state();
        if (!isOneEnd(sent, seen)) {
            return Optional.of(seen.finals().size() + " final states");
        }
        if (sent.isDisturbed() && state == CommandState.FAILED && seen.reason().contains(NO_ROOM)) {
            return begun == 0 ? Optional.empty() : Optional.of("it began " + begun + " times");
        }
        if (!kind.allowed(sent.isDisturbed()).contains(state)) {
            return Optional.of("it must end as one of " + kind.allowed(sent.isDisturbed()));
        }
        if (NEVER_STARTED.contains(state) && begun > 0) {
            return Optional.of("it began " + begun + " times");
        }
        boolean ranForSure =
                state == CommandState.SUCCEEDED || state == CommandState.FAILED || state == CommandState.TIMED_OUT;
        if (ranForSure && begun == 0) {
            return Optional.of("it never began");
        }
        if (state == CommandState.SUCCEEDED && kind.leavesEnd() && ended == 0) {
            return Optional.of("it never came to its end");
        }
        boolean endedByItself = state == CommandState.SUCCEEDED || state == CommandState.FAILED;
        if (endedByItself && seen.exitCode() != (state == CommandState.FAILED ? kind.exitCode() : 0)) {
            return Optional.of("exit code " + seen.exitCode());
        }
        if (endedByItself
                && kind.outputBytes().filter(bytes -> bytes != seen.stdout()).isPresent()) {
            return Optional.of(
                    "it wrote " + kind.outputBytes().orElseThrow() + " bytes, and " + seen.stdout() + " are told");
        }
        return Optional.empty();
    }

    /**
     * Exactly one final state; but a node whose ledger was lost in that period or later knows no better than to say once
     * that it was interrupted, or to run again what is to be run again, and what it had said before stands.
     */
    private boolean isOneEnd(Sent sent, Seen seen) {
        List<CommandState> finals = seen.finals();
        if (finals.isEmpty() || finals.get(0) != seen.state()) {
            return false;
        }
        CommandState again = sent.kind().mayRunAgain() ? seen.state() : CommandState.INTERRUPTED;
        boolean onlyAgain = finals.subList(1, finals.size()).stream().allMatch(state -> state == again);
        return finals.size() == 1 || (onlyAgain && finals.size() <= 1 + losses.since(sent, sent.period()));
    }

    /** Marks of commands that nobody sent. */
    List<Finding> strangers(List<Sent> all) {
        Set<String> known = all.stream().map(Sent::mark).collect(Collectors.toSet());
        Map<String, Integer> unknown = new TreeMap<>(effects.all());
        unknown.keySet().removeIf(mark -> known.contains(mark.replace(Effects.END, "")));
        return unknown.entrySet().stream()
                .map(entry -> new Finding(
                        Breach.WRONG, entry.getKey(), entry.getKey() + ": ran " + entry.getValue() + " times, unsent"))
                .toList();
    }
}
