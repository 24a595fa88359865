package steward.console.desktop.keep;

import java.util.Objects;

/**
 * A command to be sent again and again.
 *
 * @param name unique
 * @param draft what is sent; texts may hold parameters such as <code>${service}</code> or <code>${port:number}</code>
 * @param isFavourite whether it stands first
 */
public record Template(String name, Draft draft, boolean isFavourite) {
    public Template {
        Objects.requireNonNull(name);
        Objects.requireNonNull(draft);
    }
}
