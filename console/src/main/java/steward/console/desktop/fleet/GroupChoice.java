package steward.console.desktop.fleet;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.look.Texts;

/** Writes the choice of a label to group by; the empty one is no groups. */
final class GroupChoice extends StringConverter<String> {
    private final Texts texts;

    GroupChoice(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(@Nullable String label) {
        return label == null || label.isEmpty() ? texts.get("fleet.group.by.none") : texts.get("fleet.group.by", label);
    }

    @Override
    public String fromString(String written) {
        throw new UnsupportedOperationException("the choice is not typed");
    }
}
