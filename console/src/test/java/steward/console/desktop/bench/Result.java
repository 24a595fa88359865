package steward.console.desktop.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured of one contender, line by line. */
final class Result {
    private final List<Row> rows = new ArrayList<>();

    void add(String phase, Meter.Seen seen) {
        add(phase + "frames a second", seen.frames());
        add(phase + "pulse", seen.pulses());
        add(phase + "wait for a turn", seen.lags());
        add(phase + "processor, %", seen.busy());
    }

    void add(String name, Spread spread) {
        rows.add(new Row(name, spread.toString(), spread.at(99)));
    }

    void add(String name, double value) {
        rows.add(new Row(name, String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value), value));
    }

    List<Row> rows() {
        return rows;
    }

    /** The line of that name; an empty one where it was not measured. */
    Row row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElse(new Row(name, "", Double.NaN));
    }

    /**
     * A line.
     *
     * @param text what is printed
     * @param value what is compared: of a spread the 99th percentile
     */
    record Row(String name, String text, double value) {
        /** How many times the other's value is this one's. */
        String ratio(Row other) {
            boolean isKnown = value > 0 && !Double.isNaN(other.value());
            return isKnown ? String.format(Locale.ROOT, "%.2f", other.value() / value) : "";
        }
    }
}
