package steward.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much memory processes hold, sampled. */
final class Memory {
    private final Map<String, List<Long>> samples = new TreeMap<>();

    /** Looks at that process, if it is there. */
    void sample(String name, long pid) {
        try {
            Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .ifPresent(line -> samples.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(Long.parseLong(line.replaceAll("\\D", "")) / 1024));
        } catch (IOException e) {
            // It is being killed.
        }
    }

    /** The newest of each. */
    String now() {
        List<String> words = new ArrayList<>();
        samples.forEach((name, values) -> words.add(name + " " + values.get(values.size() - 1) + " MB"));
        return String.join(", ", words);
    }

    /** A line for each: its median over the first and the last third of the time, and its most. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        samples.forEach((name, values) -> {
            int third = Math.max(1, values.size() / 3);
            lines.add("%s: %d MB (first third), %d MB (last third), %d MB at most"
                    .formatted(
                            name,
                            median(values.subList(0, third)),
                            median(values.subList(values.size() - third, values.size())),
                            Collections.max(values)));
        });
        return lines;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
