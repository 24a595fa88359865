package steward.agent.output;

import java.util.List;
import steward.message.OutputSegment;

/** Where the chunks of one command go. Called by one thread at a time. */
@FunctionalInterface
public interface ChunkSink {
    /**
     * Stores a chunk durably, and returns when it is on disk. Where there is no room it says so at once: a command is not
     * held back because its output cannot be kept.
     *
     * @param segments at most {@link steward.message.OutputChunk#MAX_BYTES} bytes in the order they were written
     * @param number of the chunk, from 1; a number that was not taken is offered again with the next chunk
     * @return whether it was taken; what was not is counted as cut
     * @throws InterruptedException when the wait for the disk was interrupted; whether the chunk was taken is not known
     */
    boolean offer(List<OutputSegment> segments, int number) throws InterruptedException;
}
