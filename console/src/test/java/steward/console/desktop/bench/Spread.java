package steward.console.desktop.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations that were measured, in milliseconds. For one thread at a time. */
final class Spread {
    private double[] values = new double[1024];
    private int size;

    void add(long nanos) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = nanos / 1e6;
    }

    int size() {
        return size;
    }

    /** The value that so many of a hundred do not exceed; not a number where nothing was measured. */
    double at(double percent) {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1, Math.floor(size * percent / 100))];
    }

    @Override
    public String toString() {
        return size == 0 ? "never" : String.format(Locale.ROOT, "%.1f / %.1f / %.0f ms", at(50), at(99), at(100));
    }
}
