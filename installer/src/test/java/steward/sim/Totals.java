package steward.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What many histories came to. */
final class Totals {
    private static final int MOST_LISTED = 50;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<History.Result> bad = new ArrayList<>();
    private long histories;
    private long quiet;
    private long failed;
    private Duration longest = Duration.ZERO;

    void add(History.Result result) {
        histories++;
        quiet += result.faults().isEmpty() ? 1 : 0;
        result.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        longest = result.converged().compareTo(longest) > 0 ? result.converged() : longest;
        if (!result.isGood()) {
            failed++;
            if (bad.size() < MOST_LISTED) {
                bad.add(result);
            }
        }
    }

    long histories() {
        return histories;
    }

    List<History.Result> bad() {
        return bad;
    }

    String text(double seconds) {
        StringBuilder text = new StringBuilder(String.format(
                "%d histories, %d of them without faults, in %.1f s: %.0f a minute; %d broke a rule; at rest at most %s after healing%n",
                histories, quiet, seconds, histories / seconds * 60, failed, longest));
        counts.forEach((kind, count) -> text.append(String.format("%8d  %s%n", count, kind)));
        return text.toString();
    }

    String json(double seconds) {
        StringBuilder text = new StringBuilder(String.format(
                "{\"histories\":%d,\"withoutFaults\":%d,\"seconds\":%.1f,\"broken\":%d,\"longestRest\":\"%s\",\"seeds\":%s,\"counts\":{",
                histories,
                quiet,
                seconds,
                failed,
                longest,
                bad.stream().map(History.Result::seed).toList()));
        String separator = "";
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            text.append(separator)
                    .append('"')
                    .append(entry.getKey())
                    .append("\":")
                    .append(entry.getValue());
            separator = ",";
        }
        return text.append("}}").toString();
    }
}
