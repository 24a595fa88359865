package steward.console.desktop.look;

/** Which colours. */
public enum Theme {
    LIGHT,
    DARK,
    /** As the desktop of this machine is set, as far as it says. */
    SYSTEM
}
