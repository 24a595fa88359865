package steward.console.desktop.look;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Every text on the screen, from one bundle. Immutable; safe for all threads. */
public final class Texts {
    /** The bundle, by the name of its resource. */
    public static final String BUNDLE = "steward.console.desktop.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The texts in that language, or in English where there is no translation. */
    public static Texts in(Locale locale) {
        ResourceBundle.Control english =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(ResourceBundle.getBundle(BUNDLE, locale, english), locale);
    }

    /**
     * The text with these values in its places, written as the language writes numbers and plurals.
     *
     * @throws java.util.MissingResourceException when the bundle lacks the key
     */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** As {@link #get}, or nothing where the bundle lacks the key. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /** The text for a constant, under the prefix and the constant's name in lower case. */
    public String of(String prefix, Enum<?> constant) {
        return bundle.getString(prefix + constant.name().toLowerCase(Locale.ROOT));
    }

    /** For views that read their texts themselves. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The language of the texts. */
    public Locale locale() {
        return locale;
    }
}
