package steward.icons;

import java.util.Locale;

/**
 * The artwork, drawn on a square of {@value #SIZE} units. Each is drawn in {@code src/main/svg} too, under its name in
 * lower case; a test keeps the two equal. States and contacts differ by shape, so that they can be told apart without
 * colour.
 */
public enum Icon {
    /** The grid of nodes and subjects. */
    FLEET(Drawing.LINES, "M4 4h6v6H4z M14 4h6v6h-6z M4 14h6v6H4z M14 14h6v6h-6z"),
    JOBS(Drawing.LINES, "M9 6h11 M9 12h11 M9 18h11 M4 6h.01 M4 12h.01 M4 18h.01"),
    EVENTS(Drawing.LINES, "M3 12h4l3-8 4 16 3-8h4"),
    ERRORS(Drawing.LINES, "M12 4 2.8 20h18.4z M12 10v4 M12 17h.01"),
    COMPOSE(Drawing.LINES, "M21 3 10 14 M21 3l-7 18-4-7-7-4z"),
    CONNECTION(Drawing.LINES, "M9 3v5 M15 3v5 M6 8h12v4a6 6 0 0 1-12 0z M12 18v3"),
    LINK_DOWN(Drawing.LINES, "M9 3v3 M15 3v5 M9 8h9v4a6 6 0 0 1-1 3.3 M13.5 17.8A6 6 0 0 1 6 12V8 M12 18v3 M3 3l18 18"),
    NODE(Drawing.LINES, "M4 5h16v6H4z M4 13h16v6H4z M8 8h.01 M8 16h.01"),
    BELL(Drawing.LINES, "M6 10a6 6 0 0 1 12 0c0 5 2 6 2 6H4s2-1 2-6z M10 20h4"),
    SEARCH(Drawing.LINES, "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14z M16 16l5 5"),
    FILTER(Drawing.LINES, "M4 5h16l-6 8v6l-4-2v-4z"),
    CLOSE(Drawing.LINES, "M6 6l12 12 M18 6 6 18"),
    CHECK(Drawing.LINES, "M5 12.5l4.5 4.5L19 7.5"),
    PLUS(Drawing.LINES, "M12 5v14 M5 12h14"),
    STAR(Drawing.LINES, "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z"),
    PAUSE(Drawing.LINES, "M8 5v14 M16 5v14"),
    PLAY(Drawing.LINES, "M7 4.5v15l12-7.5z"),
    STOP(Drawing.LINES, "M6 6h12v12H6z"),
    RETRY(Drawing.LINES, "M20 12a8 8 0 1 1-2.5-5.8 M20 3v4.5h-4.5"),
    CLOCK(Drawing.LINES, "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z M12 7.5V12l3 2"),
    COPY(Drawing.LINES, "M9 9h11v11H9z M5 15H4V4h11v1"),
    PASTE(Drawing.LINES, "M8 5H5v16h14V5h-3 M9 3h6v4H9z M9 13h6 M9 17h4"),
    SAVE(Drawing.LINES, "M12 4v11 M7 10.5l5 5 5-5 M4 20h16"),
    CHEVRON_DOWN(Drawing.LINES, "M6 9l6 6 6-6"),
    CHEVRON_UP(Drawing.LINES, "M6 15l6-6 6 6"),
    CHEVRON_RIGHT(Drawing.LINES, "M9 6l6 6-6 6"),
    CHEVRON_LEFT(Drawing.LINES, "M15 6l-6 6 6 6"),
    SUN(
            Drawing.LINES,
            "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4-1.4 M17.3 6.7l1.4-1.4"),
    MOON(Drawing.LINES, "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"),
    GEAR(Drawing.LINES, "M4 7h9 M17 7h3 M15 5v4 M4 17h3 M11 17h9 M9 15v4"),
    HELP(
            Drawing.LINES,
            "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7 M12 16.5h.01"),
    COLUMNS(Drawing.LINES, "M4 5h16v14H4z M9.5 5v14 M14.5 5v14"),
    DENSITY(Drawing.LINES, "M4 5h16 M4 9.7h16 M4 14.3h16 M4 19h16"),
    HEAT_MAP(Drawing.LINES, "M4 4h16v16H4z M4 9.3h16 M4 14.7h16 M9.3 4v16 M14.7 4v16"),
    GROUP(Drawing.LINES, "M3 5h8 M3 19h8 M6 9.7h15 M6 14.3h15 M3 5v14"),
    TRASH(Drawing.LINES, "M4 7h16 M9 7V4h6v3 M6 7l1 13h10l1-13 M10 11v5 M14 11v5"),
    EDIT(Drawing.LINES, "M4 20l1-5L16 4l4 4L9 19z M13.5 6.5l4 4"),
    DIFF(Drawing.LINES, "M7 3v8 M3 7h8 M13 17h8 M19 4 5 20"),
    FOLLOW(Drawing.LINES, "M12 4v12 M6.5 11l5.5 5.5 5.5-5.5 M5 20.5h14"),
    TERMINAL(Drawing.LINES, "M3 5h18v14H3z M7 9.5l3 2.5-3 2.5 M12.5 15H17"),
    TAG(Drawing.LINES, "M4 4h8l8.5 8.5-8 8L4 12z M8 8h.01"),
    MORE(Drawing.LINES, "M5 12h.01 M12 12h.01 M19 12h.01"),
    EXPORT(Drawing.LINES, "M12 15V4 M7 8.5l5-5 5 5 M4 14v6h16v-6"),
    UNDO(Drawing.LINES, "M4 9h10a5.5 5.5 0 0 1 0 11H8 M8 5 4 9l4 4"),
    WARNING(Drawing.LINES, "M12 4 2.8 20h18.4z M12 10v4 M12 17h.01"),
    INFO(Drawing.LINES, "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z M12 11v5 M12 8h.01"),
    DEMO(Drawing.LINES, "M4 15h16l-2.5 5h-11z M12 3v12 M12 4l6 8h-6"),
    MENU(Drawing.LINES, "M4 6.5h16 M4 12h16 M4 17.5h16"),
    EXPAND(Drawing.LINES, "M14 4h6v6 M10 20H4v-6 M20 4l-6.5 6.5 M4 20l6.5-6.5"),
    WRAP(Drawing.LINES, "M4 6h16 M4 12h13a3 3 0 0 1 0 6h-4 M15.5 15.5 13 18l2.5 2.5 M4 18h5"),
    /** An arrow up: on its way to the broker. */
    STATE_SENDING(Drawing.SOLID, "M12 2 21 12h-5v10H8V12H3z"),
    /** An hourglass. */
    STATE_QUEUED(Drawing.SOLID, "M5 2h14v3l-5 7 5 7v3H5v-3l5-7-5-7z"),
    /** A ring. */
    STATE_RECEIVED(
            Drawing.SOLID, "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM12 5.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z"),
    /** A triangle. */
    STATE_RUNNING(Drawing.SOLID, "M5 2l17 10L5 22z"),
    /** A disc with a tick. */
    STATE_SUCCEEDED(
            Drawing.SOLID, "M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21zM6 12.3l2-2 2.7 2.7L16 7.6l2 2-7.3 7.5z"),
    /** An octagon with a cross. */
    STATE_FAILED(
            Drawing.SOLID,
            "M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6zM7 9l3 3-3 3 2 2 3-3 3 3 2-2-3-3 3-3-2-2-3 3-3-3z"),
    /** A clock. */
    STATE_TIMED_OUT(
            Drawing.SOLID, "M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21zM10.5 5.5h3v6l4 3-1.7 2.3-5.3-4z"),
    /** No entry. */
    STATE_REJECTED(Drawing.SOLID, "M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21zM5.5 10.2h13v3.6h-13z"),
    /** An hourglass that has run out. */
    STATE_EXPIRED(Drawing.SOLID, "M5 2h14v3l-5 7 5 7v3H5v-3l5-7-5-7zM8.5 19.5h7L12 14.5z"),
    /** An empty square. */
    STATE_CANCELLED(Drawing.SOLID, "M3 3h18v18H3zM6.5 6.5v11h11v-11z"),
    /** A lightning bolt. */
    STATE_INTERRUPTED(Drawing.SOLID, "M14 1 4 13.5h6L8.5 23 20 9.5h-7z"),
    /** A dash. */
    STATE_ABANDONED(Drawing.SOLID, "M3 10h18v4H3z"),
    /** A disc. */
    CONTACT_ONLINE(Drawing.SOLID, "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z"),
    /** A half disc. */
    CONTACT_STALE(Drawing.SOLID, "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 6.8v10.4a5.2 5.2 0 0 1 0-10.4z"),
    /** An empty square. */
    CONTACT_STOPPED(Drawing.SOLID, "M5 5h14v14H5zM7.8 7.8v8.4h8.4V7.8z"),
    /** An empty diamond. */
    CONTACT_UNANNOUNCED(Drawing.SOLID, "M12 3l9 9-9 9-9-9zM12 7l-5 5 5 5 5-5z");

    /** Width and height of the square that every path is drawn on. */
    public static final int SIZE = 24;
    /** Width of the stroke of {@link Drawing#LINES}. */
    public static final int STROKE = 2;

    private final Drawing drawing;
    private final String path;

    Icon(Drawing drawing, String path) {
        this.drawing = drawing;
        this.path = path;
    }

    /** How the path is to be painted. */
    public Drawing drawing() {
        return drawing;
    }

    /** Path data as in SVG. */
    public String path() {
        return path;
    }

    /** The name of its drawing, without a folder. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    }

    /** How a path is to be painted. */
    public enum Drawing {
        /** Stroked with round ends, not filled. */
        LINES,
        /** Filled by the even-odd rule, not stroked. */
        SOLID
    }
}
