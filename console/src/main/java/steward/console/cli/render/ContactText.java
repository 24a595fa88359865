package steward.console.cli.render;

import java.util.Locale;
import steward.console.fleet.Contact;

/** How the link to a node is shown. */
final class ContactText {
    private ContactText() {}

    static Piece of(Contact contact) {
        return switch (contact) {
            case ONLINE -> new Piece("● online", Tone.GOOD);
            case STALE -> new Piece("◌ stale", Tone.DOUBTFUL);
            case STOPPED -> new Piece("○ offline", Tone.DIM);
            case UNANNOUNCED -> new Piece("? unannounced", Tone.DIM);
        };
    }

    /** The name in JSON. */
    static String name(Contact contact) {
        return contact == Contact.STOPPED ? "offline" : contact.name().toLowerCase(Locale.ROOT);
    }
}
