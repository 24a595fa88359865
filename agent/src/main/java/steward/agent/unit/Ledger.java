package steward.agent.unit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.bus.Parcel;
import steward.message.CommandId;
import steward.message.MessageId;
import steward.message.Severity;
import steward.outbox.Lane;
import steward.outbox.OutboxStore;
import steward.trust.Signed;

/**
 * The durable record of every command that the unit accepted and how far it got, and the outbox beside it. Each method
 * that changes something is one transaction, on disk when it returns; one that throws changed nothing. Called on the loop
 * only.
 */
public interface Ledger extends OutboxStore {
    /** New when the ledger was made, the same ever after. */
    MessageId id();

    /** How often an agent has started on this ledger; raised when it is opened. */
    long epoch();

    /** Makes the epoch at least this high. */
    void raiseEpoch(long least);

    /** What is not run because an older ledger of this node may have run it. */
    Floor floor();

    /** Whether an older ledger of this node was lost and the floor still has to be set. */
    boolean lacksFloor();

    /** Remembers that an older ledger of this node was lost, until the floor is set. */
    void lackFloor();

    /** Sets the floor. */
    void setFloor(Floor floor);

    /** The machine that the ledger is known to live on, as its machine id. */
    Optional<String> machine();

    /** Makes that the machine that the ledger lives on. */
    void settleOn(String machineId);

    /** Whether no command was ever entered. */
    boolean isBlank();

    /** What is known of that command. */
    Optional<LedgerEntry> find(CommandId id);

    /** The commands that are RECEIVED or RUNNING, in the order they were entered, at most {@code limit}. */
    List<CommandId> open(int limit);

    /** How many commands are RECEIVED or RUNNING. */
    int openCount();

    /** Why nothing new may be taken in now, for an operator; empty while there is room. */
    Optional<String> full();

    /** Enters a new command together with its first ack. */
    void enter(LedgerEntry entry, Parcel ack);

    /** Replaces what is known of a command, together with the ack that says so. */
    void advance(LedgerEntry entry, Parcel ack);

    /**
     * Puts something else than an event in the outbox. Nothing is put when the lane is full: output is cut then, and an
     * answer that was only a repetition is not given.
     *
     * @return false when there was no room
     */
    boolean put(Lane lane, Parcel parcel);

    /**
     * Puts events in the outbox, in this order, together with how far their sources have got. When too many wait, the
     * oldest of the least severe give way, whether they are among these or not, and are counted.
     */
    void putEvents(List<WaitingEvent> events, List<SourcePosition> reached);

    /** How far that source had got, by name. */
    Map<String, String> positions(String source);

    /** How many messages wait for the broker's confirmation. */
    int outboxCount();

    /** How many events gave way since the ledger was made; severities without any are left out. */
    Map<Severity, Long> droppedEvents();

    /** Remembers that a command which has not arrived is not to be run when it does. */
    void recall(CommandId command, Recall recall);

    /** Whether and by whom a command was recalled before it arrived. */
    Optional<Recall> recalled(CommandId command);

    /** Keeps what proves an order to add a schedule, until the schedule is kept or the order has ended. */
    void keepOrder(CommandId schedule, Signed order);

    /** What was kept of that order. */
    Optional<Signed> order(CommandId schedule);

    /** The schedules that live on the unit, in the order they came. */
    List<HeldSchedule> schedules();

    /** Keeps a schedule, or how far it got now. */
    void keepSchedule(HeldSchedule schedule);

    /** Ends a schedule. */
    void dropSchedule(CommandId schedule);

    /** Enters what a schedule made due, together with its first ack and with how far the schedule got by it. */
    void enterRun(HeldSchedule after, LedgerEntry entry, Parcel ack);

    /** How far the command stream was read. */
    Cursor cursor();

    /** Moves the cursor. */
    void moveCursor(Cursor cursor);

    /** The highest instant that a valid signature proved to have passed. */
    Optional<Instant> proved();

    /** Remembers a higher instant. */
    void prove(Instant signed);

    /** Forgets ended commands and recalls whose time to be kept has passed; gives how many. */
    int forget(Instant now);

    /** Commands that were to be kept until before this instant are no longer all remembered. */
    Instant forgotten();

    /**
     * A command that was recalled before it arrived.
     *
     * @param operator who did
     * @param keepUntil forgotten after this instant
     */
    record Recall(String operator, Instant keepUntil) {}
}
