package steward.agent.unit;

/**
 * How the unit is at one moment.
 *
 * @param isConnected whether the broker can be reached
 * @param open commands that were received and have not ended
 * @param running commands that run
 * @param outbox messages that wait for the broker
 * @param schedules that live on the unit
 * @param eventsDropped events that gave way to newer ones since the ledger was made
 * @param epoch how often an agent has started on the ledger
 */
public record UnitFigures(
        boolean isConnected, int open, int running, int outbox, int schedules, long eventsDropped, long epoch) {}
