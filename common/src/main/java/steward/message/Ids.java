package steward.message;

import java.util.UUID;

/** What the typed ids share: their text form and their order. */
final class Ids {
    private Ids() {}

    static UUID parse(String what, String text) {
        try {
            UUID parsed = UUID.fromString(text);
            if (parsed.toString().equals(text)) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidNameException(what, text, "is not a UUID", "copy it whole from where it was printed");
        }
        throw new InvalidNameException(
                what, text, "is not a UUID in its canonical form", "use 36 lower-case characters");
    }

    /** Unsigned order, so that version 7 ids sort by time; {@link UUID#compareTo} compares signed halves. */
    static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
