package steward.agent.unit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.ProcessStatus;

/**
 * What a unit says of itself besides what its ledger holds.
 *
 * @param node its name
 * @param instance of the running agent
 * @param version of the agent
 * @param period between two presences
 * @param machineId of the machine, the same over restarts
 * @param bootId of the machine's present run
 * @param host where the agent runs: host name and process id
 * @param labels from the configuration
 * @param facts of the machine, read anew each time
 * @param addresses of the machine, read anew each time
 * @param methods that it knows
 * @param processes that run now
 */
public record UnitDescription(
        NodeName node,
        MessageId instance,
        String version,
        Duration period,
        String machineId,
        String bootId,
        String host,
        Map<String, String> labels,
        Supplier<Map<String, String>> facts,
        Supplier<List<String>> addresses,
        List<MethodName> methods,
        Supplier<List<ProcessStatus>> processes) {}
