package steward.console.desktop.look;

/** How instants are written. */
public enum TimeStyle {
    /** The same on every ship and in every office. */
    UTC,
    /** By the time zone of this machine. */
    LOCAL,
    /** How long ago. */
    RELATIVE;

    /** The one that comes after it, in a circle. */
    public TimeStyle next() {
        return switch (this) {
            case UTC -> LOCAL;
            case LOCAL -> RELATIVE;
            case RELATIVE -> UTC;
        };
    }
}
