package steward.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import steward.message.Ack;
import steward.message.CommandId;
import steward.message.CommandState;

/**
 * How far one command got on its node, as far as is known here.
 *
 * <p>Facts may come in any order, twice, or not at all: whichever way the acks of one history arrive, the progress ends
 * the same. The order in which the unit spoke (epoch, then sequence) decides, so an ack of a lower epoch is kept in the
 * history and never sets the state. The first final word stands for ever. ABANDONED is an operator's presumption: it
 * stands as the state, and the unit's late truth is kept beside it in {@link #outcome()}.
 *
 * @param command which command
 * @param sentAt when it was composed, by the broker's clock
 * @param confirmations of the broker, one per place in a stream, oldest first, at most {@link #MOST_CONFIRMATIONS}: the newest are kept
 * @param words of the unit in the order it spoke, at most {@link #MOST_WORDS}: the newest are kept, and the sequence of
 *     the first one kept shows how many are gone; of those that only say how far it got, the last one
 * @param outcome the final ack that stands, with its output
 * @param cancel the first request to cancel it
 * @param abandoned that an operator stopped waiting, before any outcome was known
 */
public record CommandProgress(
        CommandId command,
        Instant sentAt,
        List<Fact.Queued> confirmations,
        List<UnitWord> words,
        Optional<Ack> outcome,
        Optional<Fact.CancelRequested> cancel,
        Optional<Fact.Abandoned> abandoned) {
    /** The most confirmations that are kept. */
    public static final int MOST_CONFIRMATIONS = 16;
    /** The most words of the unit that are kept. */
    public static final int MOST_WORDS = 64;

    private static final Comparator<Fact.Queued> AS_STORED =
            Comparator.comparing(Fact.Queued::stream).thenComparingLong(Fact.Queued::sequence);

    public CommandProgress {
        confirmations = List.copyOf(confirmations);
        words = List.copyOf(words);
    }

    /** A command that was just composed. */
    public static CommandProgress sending(CommandId command, Instant sentAt) {
        return new CommandProgress(
                command, sentAt, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * This progress with one more fact.
     *
     * @throws IllegalArgumentException when an ack is about another command
     */
    public Step apply(Fact fact) {
        CommandProgress after;
        if (fact instanceof Fact.Queued queued) {
            after = queued(queued);
        } else if (fact instanceof Fact.Acked acked) {
            after = acked(acked.ack());
        } else if (fact instanceof Fact.CancelRequested request) {
            after = cancelRequested(request);
        } else if (fact instanceof Fact.Abandoned given) {
            after = abandoned(given);
        } else {
            throw new IllegalArgumentException("unknown fact " + fact);
        }
        return new Step(after, changeTo(after));
    }

    /** The state, exactly one. */
    public CommandState state() {
        if (abandoned.isPresent()) {
            return CommandState.ABANDONED;
        }
        if (outcome.isPresent()) {
            return outcome.get().state();
        }
        if (!words.isEmpty()) {
            return words.get(words.size() - 1).state();
        }
        return confirmations.isEmpty() ? CommandState.SENDING : CommandState.QUEUED;
    }

    /** Since when it is in that state, by the broker's clock as the speaker saw it. */
    public Instant since() {
        if (abandoned.isPresent()) {
            return abandoned.get().at();
        }
        if (outcome.isPresent()) {
            return outcome.get().at();
        }
        Optional<UnitWord> word = words.stream()
                .filter(one -> !one.isProgress())
                .reduce((first, second) -> second)
                .or(this::lastWord);
        if (word.isPresent()) {
            return word.get().at();
        }
        return confirmations.isEmpty() ? sentAt : confirmations.get(0).at();
    }

    /** Whether nothing more is to come, or an operator does not wait for it any more. */
    public boolean isFinal() {
        return state().isFinal();
    }

    /** Whether an operator asked for it to be cancelled and nothing final is known yet. */
    public boolean isCancelRequested() {
        return cancel.isPresent() && !isFinal();
    }

    /** What the unit said after all, beside the state ABANDONED. */
    public Optional<UnitWord> lateTruth() {
        if (abandoned.isEmpty()) {
            return Optional.empty();
        }
        return outcome.map(UnitWord::of).or(this::lastWord);
    }

    /** The newest word of the unit. */
    public Optional<UnitWord> lastWord() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
    }

    /** The newest confirmation of the broker. */
    public Optional<Fact.Queued> confirmation() {
        return confirmations.isEmpty() ? Optional.empty() : Optional.of(confirmations.get(confirmations.size() - 1));
    }

    /** The exit code of the process, once it is known. */
    public OptionalInt exitCode() {
        return outcome.map(Ack::exitCode).orElse(OptionalInt.empty());
    }

    /** Why, in words: of the outcome, else of the unit's last word. */
    public Optional<String> reason() {
        return outcome.isPresent() ? outcome.get().reason() : lastWord().flatMap(UnitWord::reason);
    }

    /** How far it got, in words, where it runs and its unit said so. */
    public Optional<String> howFar() {
        return isFinal()
                ? Optional.empty()
                : lastWord().filter(UnitWord::isProgress).flatMap(UnitWord::reason);
    }

    /** When anything was last heard of it: the greatest instant in its history. */
    public Instant lastChange() {
        return transitions().stream()
                .map(Transition::at)
                .max(Comparator.naturalOrder())
                .orElse(sentAt);
    }

    /**
     * Its history: the unit's words in the order they were spoken, the others among them by their time. Whatever the clocks
     * say, it was stored before the unit could speak of it.
     */
    public List<Transition> transitions() {
        List<Transition> others = new ArrayList<>();
        confirmations.forEach(queued -> others.add(new Transition(
                CommandState.QUEUED,
                queued.at(),
                Speaker.BROKER,
                queued.attempt() == 0 ? Optional.empty() : Optional.of("sent again, time " + queued.attempt()))));
        abandoned.ifPresent(given -> others.add(new Transition(
                CommandState.ABANDONED, given.at(), Speaker.OPERATOR, Optional.of("given up by " + given.by()))));
        others.sort(Comparator.comparing(Transition::at));
        others.add(0, new Transition(CommandState.SENDING, sentAt, Speaker.CONSOLE, Optional.empty()));
        List<Transition> merged = new ArrayList<>(others.size() + words.size());
        boolean isStored = others.size() > 1 && others.get(1).state() == CommandState.QUEUED;
        int next = words.isEmpty() ? 0 : isStored ? 2 : 1;
        merged.addAll(others.subList(0, next));
        for (UnitWord word : words) {
            while (next < others.size() && !others.get(next).at().isAfter(word.at())) {
                merged.add(others.get(next++));
            }
            merged.add(new Transition(word.state(), word.at(), Speaker.UNIT, word.reason()));
        }
        merged.addAll(others.subList(next, others.size()));
        return List.copyOf(merged);
    }

    private CommandProgress queued(Fact.Queued queued) {
        List<Fact.Queued> all = new ArrayList<>(confirmations);
        if (all.stream().anyMatch(known -> AS_STORED.compare(known, queued) == 0)) {
            return this;
        }
        all.add(queued);
        all.sort(AS_STORED);
        return new CommandProgress(command, sentAt, newest(all, MOST_CONFIRMATIONS), words, outcome, cancel, abandoned);
    }

    private CommandProgress acked(Ack ack) {
        if (!ack.command().equals(command)) {
            throw new IllegalArgumentException("an ack of command " + ack.command() + " says nothing about " + command);
        }
        UnitWord word = UnitWord.of(ack);
        TreeSet<UnitWord> all = new TreeSet<>(words);
        all.add(word);
        all.descendingSet().stream()
                .filter(UnitWord::isProgress)
                .skip(1)
                .toList()
                .forEach(all::remove);
        return new CommandProgress(
                command,
                sentAt,
                confirmations,
                newest(List.copyOf(all), MOST_WORDS),
                outcomeAfter(ack, word),
                cancel,
                abandoned);
    }

    private Optional<Ack> outcomeAfter(Ack ack, UnitWord word) {
        if (!ack.state().isFinal()) {
            return outcome;
        }
        if (outcome.isPresent()) {
            Ack standing = outcome.get();
            boolean earlierSaying = standing.state() == ack.state() && word.compareTo(UnitWord.of(standing)) < 0;
            return earlierSaying ? Optional.of(ack) : outcome;
        }
        boolean outdated = lastWord().map(last -> last.epoch() > ack.epoch()).orElse(false);
        return outdated ? outcome : Optional.of(ack);
    }

    private CommandProgress cancelRequested(Fact.CancelRequested request) {
        boolean earlier =
                cancel.isEmpty() || request.cancel().compareTo(cancel.get().cancel()) < 0;
        return earlier
                ? new CommandProgress(command, sentAt, confirmations, words, outcome, Optional.of(request), abandoned)
                : this;
    }

    private CommandProgress abandoned(Fact.Abandoned given) {
        return isFinal()
                ? this
                : new CommandProgress(command, sentAt, confirmations, words, outcome, cancel, Optional.of(given));
    }

    private Step.Change changeTo(CommandProgress after) {
        if (after.equals(this)) {
            return Step.Change.NOTHING;
        }
        return after.state() == state() ? Step.Change.HISTORY : Step.Change.STATE;
    }

    private static <T> List<T> newest(List<T> ordered, int most) {
        return ordered.size() <= most ? ordered : ordered.subList(ordered.size() - most, ordered.size());
    }
}
