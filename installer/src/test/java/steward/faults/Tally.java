package steward.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import steward.codec.Json;
import steward.faults.Finding.Breach;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of a run on one broker. Filled by one thread, but for the faults. */
final class Tally {
    private final String broker;
    private final long seed;
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<Duration> converged = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> marks = new TreeSet<>();
    private Duration length = Duration.ZERO;
    private int periods;
    private int calm;
    private int sent;
    private int saved;
    private int ended;

    Tally(String broker, long seed) {
        this.broker = broker;
        this.seed = seed;
    }

    synchronized void injected(Fault fault) {
        faults.merge(fault.name(), 1, Integer::sum);
    }

    void period(boolean isCalm) {
        periods++;
        calm += isCalm ? 1 : 0;
    }

    void converged(Duration time) {
        converged.add(time);
    }

    /** One finding of a kind for a command is enough. */
    void found(Finding finding) {
        if (marks.add(finding.breach() + finding.mark())) {
            findings.add(finding);
        }
    }

    void commands(int all, int known) {
        sent = all;
        saved = known;
    }

    void agentsEnded(int count) {
        ended = count;
    }

    void took(Duration time) {
        length = time;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    boolean isClean() {
        return findings.isEmpty();
    }

    private long count(Breach breach) {
        return findings.stream().filter(finding -> finding.breach() == breach).count();
    }

    private Duration longest() {
        return converged.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Duration middle() {
        List<Duration> sorted = converged.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }

    /** The table, for people. */
    synchronized String text() {
        StringBuilder text = new StringBuilder();
        line(text, "broker", "nats-server " + broker + ", seed " + seed);
        line(
                text,
                "time",
                length.toMinutes() + " min " + length.toSecondsPart() + " s, " + periods + " periods, " + calm
                        + " of them without faults");
        faults.forEach((name, count) -> line(text, name, Integer.toString(count)));
        line(
                text,
                "faults",
                Integer.toString(
                        faults.values().stream().mapToInt(Integer::intValue).sum()));
        line(text, "agents ended by themselves", Integer.toString(ended));
        line(text, "commands", sent + ", " + saved + " of them saved by their console");
        line(text, "lost", Long.toString(count(Breach.LOST)));
        line(text, "doubled", Long.toString(count(Breach.DOUBLED)));
        line(text, "wrong final states", Long.toString(count(Breach.WRONG)));
        line(
                text,
                "time to converge",
                "%.1f s (median), %.1f s (longest)"
                        .formatted(middle().toMillis() / 1e3, longest().toMillis() / 1e3));
        findings.forEach(finding ->
                text.append(finding.breach()).append(' ').append(finding.text()).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-42s %s%n".formatted(name, value));
    }

    /** The same for programs. */
    synchronized ObjectNode json() {
        ObjectNode json = Json.object()
                .put("broker", broker)
                .put("seed", seed)
                .put("seconds", length.toSeconds())
                .put("periods", periods)
                .put("calm", calm)
                .put("agentsEnded", ended)
                .put("sent", sent)
                .put("saved", saved)
                .put("lost", count(Breach.LOST))
                .put("doubled", count(Breach.DOUBLED))
                .put("wrong", count(Breach.WRONG))
                .put("convergedMedian", middle().toString())
                .put("convergedLongest", longest().toString());
        ObjectNode kinds = json.putObject("faults");
        faults.forEach(kinds::put);
        ArrayNode list = json.putArray("findings");
        findings.forEach(finding -> list.add(finding.breach() + " " + finding.text()));
        return json;
    }
}
