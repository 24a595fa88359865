package steward.console.desktop.look;

/** Which colours. */
public enum Theme {
    LIGHT,
    DARK,
    /** As the desktop of this machine is set, as far as it says. */
    SYSTEM;

    /** The one that comes after it, in a circle. */
    public Theme next() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> SYSTEM;
            case SYSTEM -> LIGHT;
        };
    }
}
