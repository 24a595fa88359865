package steward.bus;

/**
 * Hears a stream from a sequence on. Called on one thread of the bus at a time. When one of its methods throws, following
 * ends with {@link #onError}; the message that it failed at does not count as taken.
 */
public interface FollowListener {
    /** The next message. */
    void onMessage(Delivery delivery);

    /** All that was stored when following began, or began again after a reconnection, has been handed over. */
    void onCaughtUp(StreamIdentity identity);

    /** The broker lost data: the stream was made anew or reaches less far. Following goes on from its beginning. */
    void onStreamLost(StreamIdentity identity);

    /** Following cannot go on for a reason that repeating will not mend, such as a missing permission, or this listener's own failure. */
    void onError(BusException error);
}
