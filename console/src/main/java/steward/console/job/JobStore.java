package steward.console.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.fleet.Cell;
import steward.console.fleet.Column;
import steward.lifecycle.CommandProgress;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.Presence;
import steward.message.Progress;

/**
 * The disk behind the operator's side. Called on the loop only. Several consoles may work on one store, each by its own
 * instance; what one has committed, the others read.
 */
public interface JobStore {
    /** Does it all or nothing; durable when this returns. A call inside another belongs to the outer one. */
    void transaction(Runnable work);

    /** Adds the job unless it is there. */
    void addJob(Job job);

    /** Adds the command, with its progress; false when its id is there already. */
    boolean addCommand(CommandParcel parcel, CommandProgress progress, boolean own);

    /** Adds what a unit ran by itself, unless its id is there already. */
    void addRun(CommandParcel run, CommandProgress progress, CommandId schedule);

    /** The newest runs of that schedule. */
    List<CommandId> runsOf(CommandId schedule, int limit);

    /** Gives a run and its job what the order says. */
    void describe(CommandParcel run);

    /** What folding needs to know of the command. */
    Optional<Tracked> tracked(CommandId id);

    /** The command with the exact bytes that were signed. */
    Optional<CommandParcel> parcel(CommandId id);

    /** The exact bytes of the command, unread. */
    Optional<Bytes> payload(CommandId id);

    /** The ids of the job's commands that have no final state, in the order they were composed. */
    List<CommandId> open(JobId job);

    /** The ids of all of the job's commands, in the order they were composed. */
    List<CommandId> commands(JobId job);

    /** Replaces a progress that was read in the same transaction. */
    void save(CommandProgress before, CommandProgress after);

    /** Own commands that are not final, of all nodes, from behind that number. */
    List<OpenCommand> ownOpen(long afterNumber, int limit);

    /** Own commands for that node that are not final, from behind that number, and valid until that instant at least. */
    List<OpenCommand> ownOpen(NodeName node, long afterNumber, Instant validAt, int limit);

    /**
     * Own commands that no unit has received and of which another command has been taken in at every place of the stream
     * where the broker had stored them: it lost them, and gave their sequences again. From behind that number.
     */
    List<OpenCommand> displaced(long afterNumber, int limit);

    /**
     * The last presences of the nodes that own commands as in {@link #ownOpen(NodeName, long, Instant, int)} are for, by
     * node, from behind that one.
     */
    List<Heard> heardOfWaiting(Optional<NodeName> after, Instant validAt, int limit);

    /** Puts the command in the outbox, to be sent for that attempt, unless it is there. */
    void enqueue(CommandId id, int attempt);

    /** What waits in the outbox behind that number. */
    List<Waiting> waiting(long afterNumber, int limit);

    /** What waits in the outbox for that node, in the order in which it is sent. */
    List<Waiting> waiting(NodeName node);

    /** Has these, which must be in the outbox, sent after all else that is there, in this order. */
    void sendLast(List<CommandId> ids);

    /** Removes them from the outbox, if they are there. */
    void dequeue(List<Long> numbers);

    /** Removes the command from the outbox, if it is there for that attempt or an earlier one. */
    void dequeue(CommandId id, int attempt);

    /** Keeps an ack whose command is not known yet, within bounds; false when it was kept before. */
    boolean keepEarly(Ack ack, Bytes payload);

    /** Takes out the acks that were kept for the command. */
    List<Ack> takeEarly(CommandId id);

    /** Keeps a refusal that concerns nobody known here, within bounds, for an operator to see. */
    void keepRefusal(Refusal refusal);

    /** Keeps the last ack on its subject, unless a later one of the same stream is there. */
    void saveAnswer(Answer answer);

    /** The last ack on that subject. */
    Optional<Answer> answer(Address address);

    /** Keeps the presence, unless a later one of the same stream is there. */
    void savePresence(Presence presence, Bytes payload, Place place);

    /** How far the stream was taken in. */
    Optional<Cursor> cursor(StreamName stream);

    /** Takes down how far the stream was taken in; never falls back within one stream. */
    void saveCursor(StreamName stream, Cursor cursor);

    /** The stream is another one now, or reaches less far than it did: what was kept of its order is void. */
    void streamLost(StreamName name, StreamIdentity stream);

    /**
     * Where a message is stored at the broker.
     *
     * @param stream when its stream was made
     * @param sequence in the stream
     * @param storedAt by the broker's clock
     */
    record Place(Instant stream, long sequence, Instant storedAt) {}

    /**
     * How far a stream was taken in.
     *
     * @param stream when it was made
     * @param sequence of the last message that was taken in
     * @param storedAt when the broker stored that message, where known: a stream that was rolled back and has grown again
     *     has another one there
     */
    record Cursor(Instant stream, long sequence, Optional<Instant> storedAt) {}

    /**
     * The last ack on a subject.
     *
     * @param node that answered
     * @param cell what it said
     * @param place where the broker has the ack
     */
    record Answer(NodeName node, Cell cell, Place place) {
        /** What that ack says. */
        public static Answer of(Ack ack, Place place) {
            Address address = ack.address();
            Cell cell = new Cell(
                    new Column(address.method(), address.domain()),
                    ack.state(),
                    ack.at(),
                    ack.exitCode(),
                    ack.command(),
                    ack.job(),
                    percent(ack));
            return new Answer(address.node(), cell, place);
        }

        private static OptionalInt percent(Ack ack) {
            return ack.state() == CommandState.RUNNING
                    ? ack.reason().map(Progress::percentIn).orElse(OptionalInt.empty())
                    : OptionalInt.empty();
        }
    }

    /**
     * An entry of the outbox.
     *
     * @param number gives the order; never reused
     * @param parcel what is to be published
     * @param attempt as in {@link CommandParcel#parcel(int)}
     */
    record Waiting(long number, CommandParcel parcel, int attempt) {}
}
