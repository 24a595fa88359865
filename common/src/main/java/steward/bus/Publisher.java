package steward.bus;

import java.util.concurrent.CompletionStage;

/** Stores parcels at the broker. */
public interface Publisher {
    /**
     * Asks the broker to store the parcel and returns at once. The stage completes on any thread, with the broker's
     * confirmation, or exceptionally with a {@link BusException}; it always completes.
     */
    CompletionStage<Confirmation> publish(Parcel parcel);
}
