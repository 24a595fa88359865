package steward.outbox;

import steward.bus.Parcel;

/**
 * A parcel that waits for the broker's confirmation.
 *
 * @param number gives the order within the lane; never reused
 * @param lane what it waits behind
 * @param parcel what is to be published
 */
public record OutboxEntry(long number, Lane lane, Parcel parcel) {}
