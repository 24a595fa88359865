package steward.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The net catches: whoever breaks the product in one of these ways is found out within a few histories. */
@Tag("slow")
class NetTest {
    private static final int MOST_SEEDS = 40;

    private static Stream<Arguments> breakages() {
        return Stream.of(
                broken(
                        "runs before the start record",
                        LedgerBreakages.runsBeforeTheStartRecord(),
                        "at most one effect",
                        Fault.AGENT_KILLS),
                broken("forgets ids", LedgerBreakages.forgetsIds(), "at most one effect", Fault.FORGERY, Fault.WEATHER),
                broken(
                        "tells before the ledger",
                        LedgerBreakages.tellsBeforeTheLedger(),
                        "a unit says one final state",
                        Fault.AGENT_KILLS),
                broken(
                        "agent removes before confirmation",
                        LedgerBreakages.removesBeforeConfirmation(),
                        "every end is told",
                        Fault.WEATHER,
                        Fault.CUTS),
                broken("says two ends", LedgerBreakages.saysTwoEnds(), "a unit says one final state"),
                broken("sets no floor", LedgerBreakages.setsNoFloor(), "at most one effect", Fault.LEDGERS),
                broken(
                        "keeps its epoch",
                        LedgerBreakages.keepsItsEpoch(),
                        "each start raises the epoch",
                        Fault.AGENT_KILLS),
                broken(
                        "runs again what was interrupted",
                        LedgerBreakages.runsAgainWhatWasInterrupted(),
                        "at most one effect",
                        Fault.AGENT_KILLS),
                broken("loses output", LedgerBreakages.losesOutput(), "output agrees"),
                broken(
                        "skips signatures",
                        OtherBreakages.skipsSignatures(),
                        "nothing unsigned or altered runs",
                        Fault.FORGERY),
                broken(
                        "moves the cursor first",
                        OtherBreakages.movesTheCursorFirst(),
                        "what the cursor has passed",
                        Fault.DISKS,
                        Fault.AGENT_STEPS,
                        Fault.CUTS),
                broken("ignores its name", OtherBreakages.ignoresItsName(), "at most one effect", Fault.TWINS),
                broken(
                        "starts what expired",
                        OtherBreakages.startsWhatExpired(),
                        "nothing starts after it expired",
                        Fault.CUTS,
                        Fault.AGENT_KILLS),
                broken("takes in everything", OtherBreakages.takesInEverything(), "a unit holds no more"),
                broken(
                        "reconciles nothing",
                        OtherBreakages.reconcilesNothing(),
                        "all converges",
                        Fault.ROLL_BACKS,
                        Fault.WIPES),
                broken(
                        "console removes before confirmation",
                        OtherBreakages.removesBeforeConfirmation(),
                        "all converges",
                        Fault.CUTS,
                        Fault.CONSOLE_KILLS,
                        Fault.WEATHER),
                broken(
                        "shows nodes as younger",
                        OtherBreakages.showsNodesAsYounger(),
                        "a shown age",
                        Fault.CONSOLE_KILLS,
                        Fault.AGENT_KILLS));
    }

    private static Arguments broken(String name, Sabotage sabotage, String rule, Fault... faults) {
        Set<Fault> set = EnumSet.noneOf(Fault.class);
        set.addAll(Set.of(faults));
        return Arguments.of(name, sabotage, rule, set);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void catches(String name, Sabotage sabotage, String rule, Set<Fault> faults) {
        try (Simulation simulation = new Simulation()) {
            boolean caught = false;
            for (long seed = 1; seed <= MOST_SEEDS && !caught; seed++) {
                History.Result result = simulation.run(seed, sabotage, Optional.of(faults), Optional.empty());
                caught = result.violations().stream().anyMatch(broken -> broken.startsWith(rule));
            }
            assertThat(caught)
                    .as("that it %s shows in %s histories", name, MOST_SEEDS)
                    .isTrue();
        }
    }
}
