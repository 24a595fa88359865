package steward.console.desktop.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.look.Texts;

/**
 * The places in a template that are filled in when it is used: <code>${name}</code> takes any text,
 * <code>${name:number}</code> a number, <code>${name:a|b}</code> one of these.
 */
final class Parameters {
    /** The most that one template may have. */
    static final int MOST = 40;

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][\\w-]{0,40})(?::([^}]{1,400}))?}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private Parameters() {}

    /** Those of the draft, in the order they stand there; of one that stands there twice the first says its kind. */
    static List<Parameter> of(Draft draft) {
        Map<String, Parameter> found = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>(List.of(draft.targets(), draft.domain(), draft.label()));
        texts.addAll(draft.fields().values());
        for (String text : texts) {
            Matcher matcher = PLACE.matcher(text);
            while (matcher.find() && found.size() < MOST) {
                found.putIfAbsent(matcher.group(1), parameter(matcher.group(1), matcher.group(2)));
            }
        }
        return List.copyOf(found.values());
    }

    private static Parameter parameter(String name, @Nullable String kind) {
        if (kind == null) {
            return new Parameter(name, false, List.of());
        }
        return kind.equals("number")
                ? new Parameter(name, true, List.of())
                : new Parameter(name, false, List.of(kind.split("\\|")));
    }

    /** The draft with these values in their places; places without a value are left as they are. */
    static Draft filled(Draft draft, Map<String, String> values) {
        UnaryOperator<String> fill = text -> PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
        Map<String, String> fields = new LinkedHashMap<>();
        draft.fields().forEach((name, text) -> fields.put(name, fill.apply(text)));
        return new Draft(
                fill.apply(draft.targets()),
                draft.method(),
                fill.apply(draft.domain()),
                fields,
                draft.validFor(),
                draft.runLimit(),
                draft.isRerun(),
                fill.apply(draft.label()));
    }

    /**
     * One place.
     *
     * @param isNumber whether only numbers are meant
     * @param choices where only some texts are meant
     */
    record Parameter(String name, boolean isNumber, List<String> choices) {
        Parameter {
            choices = List.copyOf(choices);
        }

        /** What is wrong with the value. */
        Optional<String> mistake(String value, Texts texts) {
            if (value.isBlank()) {
                return Optional.of(texts.get("compose.mistake.required"));
            }
            if (isNumber && !NUMBER.matcher(value).matches()) {
                return Optional.of(texts.get("compose.mistake.number"));
            }
            return choices.isEmpty() || choices.contains(value)
                    ? Optional.empty()
                    : Optional.of(texts.get("compose.mistake.choice", String.join(", ", choices)));
        }
    }
}
