package steward.codec;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What every tree must keep, read or about to be written: text that UTF-8 can carry, numbers that can be reckoned with. */
final class TreeRules {
    /** The most decimal places before or after the point, so that no reader is made to write out 1E+999999999. */
    static final int MAX_SCALE = 1000;

    private TreeRules() {}

    /** @throws MalformedMessageException when a rule is broken */
    static void check(JsonNode node) {
        check(node, false);
    }

    /**
     * As {@link #check(JsonNode)}.
     *
     * @param isAscii whether no text in it can break a rule
     */
    static void check(JsonNode node, boolean isAscii) {
        check(node, isAscii, 0);
    }

    private static void check(JsonNode node, boolean isAscii, int depth) {
        if (node.isContainer() && depth >= Json.MAX_DEPTH) {
            throw MalformedMessageException.of("the JSON is nested deeper than " + Json.MAX_DEPTH + ": nest it less");
        }
        if (node.isString()) {
            requireUnicode(isAscii ? "" : node.stringValue());
        } else if (node.isBigDecimal()) {
            requireScale(node);
        } else if (node.isArray()) {
            node.forEach(item -> check(item, isAscii, depth + 1));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                requireUnicode(isAscii ? "" : member.getKey());
                check(member.getValue(), isAscii, depth + 1);
            }
        }
    }

    private static void requireScale(JsonNode node) {
        if (Math.abs((long) node.decimalValue().scale()) > MAX_SCALE) {
            throw MalformedMessageException.of(
                    "the JSON holds the number " + node + ": use an exponent of at most " + MAX_SCALE);
        }
    }

    private static void requireUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    throw MalformedMessageException.of(String.format(
                            "the JSON holds text with half a surrogate pair (U+%04X at character %d):"
                                    + " send both halves or neither",
                            (int) text.charAt(i), i));
                }
                i++;
            }
        }
    }
}
