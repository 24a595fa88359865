package steward.broker;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a {@code nats-server}. */
public record BrokerVersion(int major, int minor, int patch) implements Comparable<BrokerVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Comparator<BrokerVersion> ORDER = Comparator.comparingInt(BrokerVersion::major)
            .thenComparingInt(BrokerVersion::minor)
            .thenComparingInt(BrokerVersion::patch);

    /** The first version in a text such as {@code nats-server: v2.9.10}. */
    public static Optional<BrokerVersion> in(String text) {
        Matcher found = NUMBERS.matcher(text);
        return found.find()
                ? Optional.of(new BrokerVersion(number(found, 1), number(found, 2), number(found, 3)))
                : Optional.empty();
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /** Whether this is that version or a later one. */
    public boolean isAtLeast(int major, int minor) {
        return compareTo(new BrokerVersion(major, minor, 0)) >= 0;
    }

    @Override
    public int compareTo(BrokerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
