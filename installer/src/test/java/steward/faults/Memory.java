package steward.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much memory processes hold, and what else is measured beside it, sampled over the time of a run. */
final class Memory {
    private static final int MOST_ROWS = 20;

    private final Map<String, List<Long>> samples = new LinkedHashMap<>();
    private final List<Duration> times = new ArrayList<>();

    /** Looks at those processes, of which some may be dying; gives what they hold together in megabytes. */
    static long of(Collection<Long> pids) {
        return pids.stream().mapToLong(Memory::of).sum();
    }

    private static long of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            return 0; // it is being killed
        }
    }

    /** One sample: each time of the same things. */
    void sample(Duration at, Map<String, Long> values) {
        times.add(at);
        values.forEach((name, value) ->
                samples.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }

    /** The newest of each. */
    String now() {
        Map<String, Long> newest = new LinkedHashMap<>();
        samples.forEach((name, values) -> newest.put(name, values.get(values.size() - 1)));
        return newest.toString();
    }

    /**
     * Each thing's median over each of at most twenty stretches of the time, then its most: what grows shows, and what a
     * killed process had given back for a moment does not.
     */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        int rows = Math.min(MOST_ROWS, times.size());
        lines.add("%8s ".formatted("minutes") + words(samples.keySet()));
        for (int row = 0; row < rows; row++) {
            int from = times.size() * row / rows;
            int to = times.size() * (row + 1) / rows;
            lines.add("%8s ".formatted(times.get(to - 1).toMinutes()) + words(medians(from, to)));
        }
        lines.add("%8s ".formatted("most")
                + words(samples.values().stream().map(Collections::max).toList()));
        return lines;
    }

    private List<Long> medians(int from, int to) {
        return samples.values().stream()
                .map(values -> median(values.subList(from, to)))
                .toList();
    }

    private static String words(Collection<?> words) {
        return String.join("", words.stream().map("%14s"::formatted).toList());
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
