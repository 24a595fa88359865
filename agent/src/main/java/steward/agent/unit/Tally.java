package steward.agent.unit;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the unit left out, put off or refused because a limit was reached, since the agent started. Safe for all threads. */
public final class Tally {
    private final Map<Limit, LongAdder> counts = new EnumMap<>(Limit.class);

    public Tally() {
        for (Limit limit : Limit.values()) {
            counts.put(limit, new LongAdder());
        }
    }

    /** A limit that can be reached. */
    public enum Limit {
        COMMANDS_LEFT(
                "commands_left", "times that a command was left with the broker, since the unit had no room for it"),
        DISTRUSTED_UNANSWERED("distrusted_unanswered", "senders who proved nothing and were not answered any more"),
        INCIDENTS_UNTOLD("incidents_untold", "incidents that were told as a number only"),
        OUTPUT_CUT("output_cut_bytes", "bytes of output that were not carried"),
        REPEATS_DROPPED("repeats_dropped", "answers that were asked for again and found no room"),
        RUNS_SKIPPED("runs_skipped", "planned times of schedules that were left out");

        private final String metric;
        private final String meaning;

        Limit(String metric, String meaning) {
            this.metric = metric;
            this.meaning = meaning;
        }

        /** Its name among the metrics, without what all of them begin and end with. */
        public String metric() {
            return metric;
        }

        /** What is counted. */
        public String meaning() {
            return meaning;
        }
    }

    /** So many more. */
    public void add(Limit limit, long count) {
        adder(limit).add(count);
    }

    /** How many there were. */
    public long count(Limit limit) {
        return adder(limit).sum();
    }

    private LongAdder adder(Limit limit) {
        return java.util.Objects.requireNonNull(counts.get(limit));
    }
}
