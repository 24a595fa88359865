package steward.agent.unit;

import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import steward.bus.Bus;
import steward.message.Address;
import steward.message.IdSource;
import steward.time.BrokerClock;
import steward.time.Loop;

/**
 * Everything through which a unit reaches the world.
 *
 * @param loop the thread that the unit lives on, and time
 * @param bus the broker
 * @param ledger the disk
 * @param time the broker's clock as seen from here
 * @param ids new ids
 * @param random for jitter
 * @param executions where commands are carried out
 * @param outputs where their output goes
 * @param leftovers what an earlier agent left running
 * @param incidents where an operator is told of what should be known
 * @param tally where it is counted what limits made the unit leave out
 * @param concurrency how many commands of an address may run at once; 0 while its process is stopped
 */
public record UnitPorts(
        Loop loop,
        Bus bus,
        Ledger ledger,
        BrokerClock time,
        IdSource ids,
        RandomGenerator random,
        Executions executions,
        RunOutputs outputs,
        Leftovers leftovers,
        Incidents incidents,
        Tally tally,
        ToIntFunction<Address> concurrency) {}
