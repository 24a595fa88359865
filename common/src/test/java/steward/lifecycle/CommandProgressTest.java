package steward.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static steward.lifecycle.History.COMMAND;
import static steward.lifecycle.History.START;
import static steward.lifecycle.History.ack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import steward.message.Ack;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.OperatorName;

class CommandProgressTest {
    private static final CommandProgress SENDING = CommandProgress.sending(COMMAND, START);
    private static final Fact.Queued QUEUED = new Fact.Queued(at(1), START, 7, 0);
    private static final Fact RECEIVED = new Fact.Acked(ack(CommandState.RECEIVED, 1, 1, at(2)));
    private static final Fact RUNNING = new Fact.Acked(ack(CommandState.RUNNING, 2, 1, at(3)));
    private static final Fact FAILED = new Fact.Acked(ack(CommandState.FAILED, 3, 1, at(4)));
    private static final Fact ABANDONED = new Fact.Abandoned(at(9), new OperatorName("ada"));

    @Test
    void goesThroughTheStatesInTheirOrder() {
        List<Fact> facts = List.of(QUEUED, RECEIVED, RUNNING, FAILED);
        CommandProgress progress = SENDING;
        List<CommandState> states = new ArrayList<>(List.of(progress.state()));
        for (Fact fact : facts) {
            Step step = progress.apply(fact);
            assertThat(step.change()).isEqualTo(Step.Change.STATE);
            progress = step.progress();
            states.add(progress.state());
        }
        assertThat(states)
                .containsExactly(
                        CommandState.SENDING,
                        CommandState.QUEUED,
                        CommandState.RECEIVED,
                        CommandState.RUNNING,
                        CommandState.FAILED);
        assertThat(progress.exitCode()).hasValue(3);
        assertThat(progress.since()).isEqualTo(at(4));
        assertThat(progress.transitions())
                .extracting(Transition::saidBy)
                .containsExactly(Speaker.CONSOLE, Speaker.BROKER, Speaker.UNIT, Speaker.UNIT, Speaker.UNIT);
    }

    @Test
    void keepsOfWordsOnHowFarItGotTheLastOneWhicheverComesFirst() {
        Fact early = howFar(3, "10 % of 1.0 GiB");
        Fact late = howFar(4, "20 % of 1.0 GiB");
        CommandProgress inOrder = fold(List.of(QUEUED, RECEIVED, RUNNING, early, late));

        assertThat(fold(List.of(late, RUNNING, early, RECEIVED, QUEUED))).isEqualTo(inOrder);
        assertThat(inOrder.howFar()).contains("20 % of 1.0 GiB");
        assertThat(inOrder.state()).isEqualTo(CommandState.RUNNING);
        assertThat(inOrder.since()).as("since it runs").isEqualTo(at(3));
        assertThat(inOrder.words()).hasSize(3);
        assertThat(fold(List.of(
                                QUEUED,
                                RECEIVED,
                                RUNNING,
                                early,
                                late,
                                new Fact.Acked(ack(CommandState.FAILED, 5, 1, at(6)))))
                        .howFar())
                .isEmpty();
    }

    private static Fact howFar(int sequence, String text) {
        Ack ack = ack(CommandState.RUNNING, sequence, 1, at(sequence + 1));
        return new Fact.Acked(new Ack(
                ack.id(),
                ack.address(),
                ack.command(),
                ack.job(),
                ack.state(),
                ack.sequence(),
                ack.epoch(),
                ack.at(),
                ack.startedAt(),
                ack.endedAt(),
                ack.exitCode(),
                Optional.of(text),
                ack.output(),
                ack.refused()));
    }

    @Test
    void endsTheSameForEveryPermutationOfAHistory() {
        for (long seed = 0; seed < 40; seed++) {
            List<Fact> history = History.seeded(seed).stream().limit(6).toList();
            CommandProgress inOrder = fold(history);
            permutations(new ArrayList<>(history), 0, mixed -> assertThat(fold(mixed))
                    .isEqualTo(inOrder));
        }
    }

    @Test
    void endsTheSameHoweverAHistoryIsShuffledAndRepeated() {
        for (long seed = 0; seed < 3_000; seed++) {
            List<Fact> history = History.seeded(seed);
            CommandProgress inOrder = fold(history);
            Random random = new Random(seed);
            for (int round = 0; round < 5; round++) {
                CommandProgress mixed = fold(History.shuffled(history, random));
                assertThat(mixed).as("seed %d", seed).isEqualTo(inOrder);
                assertThat(mixed.transitions()).as("seed %d", seed).isEqualTo(inOrder.transitions());
            }
        }
    }

    @Test
    void comesToTheUnitsLastWordWhateverElseIsMissing() {
        for (long seed = 0; seed < 3_000; seed++) {
            List<Fact> history = History.seeded(seed);
            Fact last = history.get(history.size() - 1);
            CommandState said = ((Fact.Acked) last).ack().state();
            Random random = new Random(seed);
            List<Fact> holed = new ArrayList<>(history);
            holed.removeIf(fact -> fact != last && random.nextBoolean());
            assertThat(fold(History.shuffled(holed, random)).state())
                    .as("seed %d", seed)
                    .isEqualTo(said);
        }
    }

    @Test
    void wasStoredBeforeTheUnitSpokeWhateverTheClocksSay() {
        Fact storedLate = new Fact.Queued(at(30), at(-100), 7, 0);
        assertThat(fold(List.of(storedLate, RECEIVED, RUNNING)).transitions())
                .extracting(Transition::state)
                .containsExactly(
                        CommandState.SENDING, CommandState.QUEUED, CommandState.RECEIVED, CommandState.RUNNING);
    }

    @Test
    void saysNothingChangedWhenItHearsTheSameTwice() {
        CommandProgress progress = fold(List.of(QUEUED, RECEIVED, RUNNING, FAILED));
        for (Fact fact : List.of(QUEUED, RECEIVED, RUNNING, FAILED)) {
            Step step = progress.apply(fact);
            assertThat(step.change()).isEqualTo(Step.Change.NOTHING);
            assertThat(step.progress()).isEqualTo(progress);
        }
    }

    @Test
    void neverChangesAFinalState() {
        CommandProgress failed = fold(List.of(QUEUED, RECEIVED, RUNNING, FAILED));
        Fact contradiction = new Fact.Acked(ack(CommandState.SUCCEEDED, 4, 2, at(9)));
        Step step = failed.apply(contradiction);
        assertThat(step.change()).isEqualTo(Step.Change.HISTORY);
        assertThat(step.progress().state()).isEqualTo(CommandState.FAILED);
        assertThat(step.progress().transitions())
                .extracting(Transition::state)
                .endsWith(CommandState.FAILED, CommandState.SUCCEEDED);
        assertThat(step.progress().apply(RUNNING).progress().state()).isEqualTo(CommandState.FAILED);
    }

    @Test
    void ignoresALowerEpochForTheStateAndKeepsItInTheHistory() {
        Fact rerun = new Fact.Acked(ack(CommandState.RUNNING, 3, 2, at(5)));
        Fact fromBefore = new Fact.Acked(ack(CommandState.INTERRUPTED, 9, 1, at(6)));
        CommandProgress progress = fold(List.of(QUEUED, RECEIVED, rerun));
        Step step = progress.apply(fromBefore);
        assertThat(step.change()).isEqualTo(Step.Change.HISTORY);
        assertThat(step.progress().state()).isEqualTo(CommandState.RUNNING);
        assertThat(step.progress().outcome()).isEmpty();
    }

    @Test
    void keepsTheUnitsLateTruthBesideAnAbandonedCommand() {
        CommandProgress abandoned = fold(List.of(QUEUED, RECEIVED, ABANDONED));
        assertThat(abandoned.state()).isEqualTo(CommandState.ABANDONED);
        assertThat(abandoned.lateTruth()).get().extracting(UnitWord::state).isEqualTo(CommandState.RECEIVED);
        CommandProgress later = abandoned
                .apply(RUNNING)
                .progress()
                .apply(new Fact.Acked(ack(CommandState.SUCCEEDED, 3, 1, at(20))))
                .progress();
        assertThat(later.state()).isEqualTo(CommandState.ABANDONED);
        assertThat(later.outcome()).isPresent();
        assertThat(later.lateTruth()).get().extracting(UnitWord::state).isEqualTo(CommandState.SUCCEEDED);
        assertThat(later.transitions())
                .extracting(Transition::state)
                .containsExactly(
                        CommandState.SENDING,
                        CommandState.QUEUED,
                        CommandState.RECEIVED,
                        CommandState.RUNNING,
                        CommandState.ABANDONED,
                        CommandState.SUCCEEDED);
    }

    @Test
    void doesNotAbandonWhatHasEnded() {
        CommandProgress failed = fold(List.of(FAILED));
        assertThat(failed.apply(ABANDONED).change()).isEqualTo(Step.Change.NOTHING);
    }

    @Test
    void flagsARequestToCancelUntilItHasEnded() {
        Fact request = new Fact.CancelRequested(at(3), new CommandId(new UUID(1, 1)));
        Step step = fold(List.of(QUEUED, RECEIVED)).apply(request);
        assertThat(step.change()).isEqualTo(Step.Change.HISTORY);
        assertThat(step.progress().isCancelRequested()).isTrue();
        CommandProgress ended = step.progress().apply(FAILED).progress();
        assertThat(ended.isCancelRequested()).isFalse();
        assertThat(ended.cancel()).isPresent();
    }

    @Test
    void keepsTheNewestWordsOnlyWhenTheUnitSaysTooMany() {
        CommandProgress progress = SENDING;
        List<Fact> words = new ArrayList<>();
        for (int n = 1; n <= CommandProgress.MOST_WORDS + 50; n++) {
            words.add(new Fact.Acked(ack(CommandState.RUNNING, n, n, at(n))));
        }
        for (Fact word : History.shuffled(words, new Random(5))) {
            progress = progress.apply(word).progress();
        }
        assertThat(progress.words()).hasSize(CommandProgress.MOST_WORDS);
        assertThat(progress.words().get(0).sequence()).isEqualTo(51);
    }

    @Test
    void refusesTheAckOfAnotherCommand() {
        CommandProgress other = CommandProgress.sending(new CommandId(new UUID(0x7000, 77)), START);
        assertThatThrownBy(() -> other.apply(RECEIVED)).hasMessageContaining(COMMAND.toString());
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private static CommandProgress fold(List<Fact> facts) {
        CommandProgress progress = SENDING;
        for (Fact fact : facts) {
            progress = progress.apply(fact).progress();
        }
        return progress;
    }

    private static void permutations(List<Fact> facts, int from, Consumer<List<Fact>> each) {
        if (from == facts.size()) {
            each.accept(facts);
            return;
        }
        for (int i = from; i < facts.size(); i++) {
            Collections.swap(facts, from, i);
            permutations(facts, from + 1, each);
            Collections.swap(facts, from, i);
        }
    }
}
