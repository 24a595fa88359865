package steward.agent.unit;

import steward.bus.Parcel;
import steward.message.Severity;

/**
 * An event on its way to the broker.
 *
 * @param severity the least severe give way first when there are too many
 * @param parcel the event as it is published
 */
public record WaitingEvent(Severity severity, Parcel parcel) {}
