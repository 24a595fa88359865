package steward.bus;

/**
 * Whether the broker can be reached.
 *
 * @param connected whether it can
 * @param detail the address when connected, else why not, in words
 */
public record ConnectionState(boolean connected, String detail) {}
