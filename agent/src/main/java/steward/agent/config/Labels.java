package steward.agent.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import steward.text.Quoted;

/** The table {@code [labels]}: words of the operators' own, by which they find nodes. */
final class Labels {
    static final int MOST = 64;
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_./-]{0,62}");

    private Labels() {}

    static Map<String, String> read(Table table) {
        Map<String, String> labels = new TreeMap<>();
        for (String name : table.keys()) {
            if (!NAME.matcher(name).matches()) {
                table.mistake(
                        Quoted.text(name),
                        "is not the name of a label",
                        "use 1 to 63 letters, digits, '_', '-', '.', '/'");
            }
            table.parsed(name, Labels::value).ifPresent(value -> labels.put(name, value));
        }
        if (labels.size() > MOST) {
            table.mistake("are " + labels.size(), "use at most " + MOST + " labels");
        }
        return labels;
    }

    private static String value(String text) {
        boolean printable = text.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
        if (text.isEmpty() || !printable || text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw new IllegalArgumentException(Quoted.text(text) + " is not the value of a label: use 1 to "
                    + MOST_CHARACTERS + " printable characters");
        }
        return text;
    }
}
