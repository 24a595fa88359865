package steward.console.desktop.look;

/** How instants are written. */
public enum TimeStyle {
    /** The same on every ship and in every office. */
    UTC,
    /** By the time zone of this machine. */
    LOCAL,
    /** How long ago. */
    RELATIVE
}
