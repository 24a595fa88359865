package steward.bus;

/**
 * The broker's word that a parcel is stored.
 *
 * @param sequence in its stream
 * @param duplicate whether the broker had it already
 */
public record Confirmation(long sequence, boolean duplicate) {}
