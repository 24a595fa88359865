package steward.console.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import steward.message.CommandState;

/** Seeded: a failure names its seed. */
class FilterPropertyTest {
    private static final int ROUNDS = 2_000;

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 20260101L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPrintedFilterReadsToTheSameTree(long seed) {
        Trees trees = new Trees(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            Condition tree = trees.condition(4);
            String printed = tree.print();
            assertThat(Parser.parse(printed)).as("seed %d: %s", seed, printed).isEqualTo(tree);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void junkIsEitherAFilterOrASyntaxError(long seed) {
        Random random = new Random(seed);
        Trees trees = new Trees(random);
        for (int round = 0; round < ROUNDS; round++) {
            String junk = random.nextBoolean()
                    ? junk(random)
                    : mutated(trees.condition(3).print(), random);
            try {
                Filter filter = Filter.parse(junk);
                assertThat(Filter.parse(filter.toString())).as(junk).isEqualTo(filter);
                filter.names();
            } catch (FilterSyntaxException e) {
                assertThat(e.index()).isBetween(0, junk.length());
                assertThat(e.render()).contains("^");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void completionOfJunkNeverFailsAndStaysInside(long seed) {
        Random random = new Random(seed);
        Trees trees = new Trees(random);
        Vocabulary vocabulary = Vocabulary.of(List.of(Node.named("ship1").labels(Map.of("site", "no\"rth"))));
        for (int round = 0; round < ROUNDS; round++) {
            String junk = mutated(trees.condition(3).print(), random);
            int caret = random.nextInt(junk.length() + 1);
            Completion completion = Completion.complete(junk, caret, vocabulary);
            assertThat(completion.from()).isBetween(0, caret);
            assertThat(completion.to()).isBetween(caret, junk.length());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void negationAndDeMorganHold(long seed) {
        Trees trees = new Trees(new Random(seed));
        List<Node> nodes = Stream.generate(trees::node).limit(20).toList();
        for (int round = 0; round < ROUNDS / 10; round++) {
            Condition a = trees.nodeTerm();
            Condition b = trees.condition(2);
            Condition both = new Condition.AllOf(List.of(a, b));
            Condition neither = new Condition.Not(new Condition.AnyOf(List.of(a, b)));
            for (Node node : nodes) {
                assertThat(both.matches(node)).isEqualTo(a.matches(node) && b.matches(node));
                assertThat(neither.matches(node)).isEqualTo(!a.matches(node) && !b.matches(node));
            }
        }
    }

    private static String junk(Random random) {
        String alphabet = "ab*?!=:<>,()\"\\ \t\n.0é😀\u0000\u202e\ud800";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && !changed.isEmpty(); i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, "()!,=:\"*<>. \\".charAt(random.nextInt(13)));
                default -> changed.setLength(at);
            }
        }
        return changed.toString();
    }

    /** Random trees in the form that the parser gives. */
    private static final class Trees {
        private static final List<String> ODD = List.of(
                "ship1", "a-b", "über", "all", "NOT", "a,b", "x=y", "q\"q", "b\\s", "!x", "p?", "s*", "a:b", "x!=y");

        private final Random random;

        Trees(Random random) {
            this.random = random;
        }

        Condition condition(int depth) {
            if (depth == 0 || random.nextInt(4) == 0) {
                return term();
            }
            return switch (random.nextInt(3)) {
                case 0 -> new Condition.Not(condition(depth - 1));
                case 1 -> new Condition.AllOf(some(() -> condition(depth - 1), 2));
                default -> new Condition.AnyOf(some(() -> condition(depth - 1), 2));
            };
        }

        Condition term() {
            return random.nextInt(3) == 0 ? cellTerm() : nodeTerm();
        }

        Condition nodeTerm() {
            return switch (random.nextInt(7)) {
                case 0 -> new Condition.Everything();
                case 1 -> new NodeTerms.StandingIs(pick(Standing.values()));
                case 2 -> new NodeTerms.LabelIs(value(), values());
                case 3 -> new NodeTerms.FactIs("os." + random.nextInt(3), values());
                case 4 -> new NodeTerms.VersionIs(values());
                case 5 -> new NodeTerms.SilentFor(random.nextBoolean(), Duration.ofMillis(random.nextInt(1 << 30)));
                default -> new NodeTerms.NameIs(new OneOf(some(this::nameWord, 1)));
            };
        }

        private Condition cellTerm() {
            return switch (random.nextInt(3)) {
                case 0 -> new CellTerms.MethodIs(values());
                case 1 -> new CellTerms.DomainIs(values());
                default -> new CellTerms.StateIs(some(() -> pick(CommandState.values()), 1));
            };
        }

        private OneOf values() {
            return new OneOf(some(this::valueWord, 1));
        }

        private WordPattern nameWord() {
            return random.nextInt(3) == 0 ? WordPattern.bare("sh" + pick("*", "?x", "i*1")) : name();
        }

        private WordPattern name() {
            return WordPattern.quoted(ODD.get(random.nextInt(10)));
        }

        private WordPattern valueWord() {
            return random.nextInt(3) == 0 ? WordPattern.bare(pick("n*", "?o", "*")) : WordPattern.quoted(value());
        }

        private String value() {
            if (random.nextBoolean()) {
                return ODD.get(random.nextInt(ODD.size()));
            }
            StringBuilder text = new StringBuilder();
            IntStream.range(0, 1 + random.nextInt(6)).forEach(i -> text.appendCodePoint(codePoint()));
            return text.toString();
        }

        private int codePoint() {
            return random.nextInt(4) == 0 ? random.nextInt(0x3000) : ' ' + random.nextInt(95);
        }

        Node node() {
            Set<LastState> cells = new HashSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                cells.add(Node.cell(pick("shellcommand", "n1"), pick("nginx", "a-b"), pick(CommandState.values())));
            }
            return Node.named(pick("ship1", "a-b", "shx"))
                    .standing(pick(Standing.values()))
                    .labels(Map.of("all", pick("ship1", "no")))
                    .facts(Map.of("os.1", pick("ship1", "no")))
                    .states(cells.toArray(LastState[]::new));
        }

        private <T> List<T> some(Supplier<T> source, int least) {
            return Stream.generate(source).limit(least + random.nextInt(3)).toList();
        }

        @SafeVarargs
        private <T> T pick(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
