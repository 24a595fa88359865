package steward.faults;

import java.util.Map;
import java.util.TreeMap;
import steward.message.CommandState;
import tools.jackson.databind.JsonNode;

/** How far the jobs of a load are, by label: those that have ended are not asked for again. */
final class JobCounts {
    private final int nodes;
    private final Map<String, Map<CommandState, Long>> jobs = new TreeMap<>();

    /** @param nodes how many commands a job has */
    JobCounts(int nodes) {
        this.nodes = nodes;
    }

    /** What a console says of its newest jobs. */
    void take(JsonNode said) {
        said.get("jobs").properties().forEach(job -> {
            Map<CommandState, Long> states = new TreeMap<>();
            job.getValue()
                    .properties()
                    .forEach(count -> states.put(
                            CommandState.valueOf(count.getKey()),
                            count.getValue().asLong()));
            jobs.put(job.getKey(), states);
        });
    }

    /** How many of the newest jobs must be asked for, when there are so many. */
    int open(long sent) {
        long ended = 0;
        while (ended < sent && ended(jobs.getOrDefault(label(ended), Map.of())) == nodes) {
            ended++;
        }
        return (int) Math.max(1, sent - ended);
    }

    static String label(long number) {
        return "load-" + String.format("%06d", number);
    }

    /** Commands with a final state. */
    long ended() {
        return jobs.values().stream().mapToLong(JobCounts::ended).sum();
    }

    private static long ended(Map<CommandState, Long> states) {
        return states.entrySet().stream()
                .filter(entry -> entry.getKey().isFinal())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All of them, by state. */
    Map<CommandState, Long> states() {
        Map<CommandState, Long> all = new TreeMap<>();
        jobs.values().forEach(job -> job.forEach((state, count) -> all.merge(state, count, Long::sum)));
        return all;
    }
}
