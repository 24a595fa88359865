package steward.console.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.console.job.SendRequest;
import steward.lifecycle.CommandProgress;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.JobId;
import steward.message.NodeName;
import steward.message.OperatorName;

/** Commands as an engine would compose them, unsigned. */
final class MemoryOrders {
    private MemoryOrders() {}

    /** @param number behind which ids are free */
    static List<CommandStatus> composed(SendRequest request, long number, Instant now) {
        JobId job = new JobId(new UUID(number, 99));
        List<CommandStatus> composed = new ArrayList<>();
        for (NodeName node : request.targets()) {
            Command command = new Command(
                    new CommandId(new UUID(number + composed.size() + 1, 7)),
                    job,
                    new Address(node, request.method(), request.domain()),
                    request.arguments(),
                    now,
                    now.plusSeconds(604_800),
                    request.runLimit().orElse(Duration.ofMinutes(5)),
                    request.onInterrupt(),
                    Optional.ofNullable(request.parents().get(node)),
                    new OperatorName("ada"),
                    request.label());
            composed.add(new CommandStatus(
                    new CommandParcel(command, Bytes.empty(), Map.of()),
                    CommandProgress.sending(command.id(), now),
                    true));
        }
        return composed;
    }

    /** What sends these again. */
    static SendRequest again(List<CommandStatus> again, Optional<Duration> validFor) {
        Command example = again.get(0).command();
        Map<NodeName, CommandId> parents = new LinkedHashMap<>();
        again.forEach(status -> parents.put(status.node(), status.id()));
        return new SendRequest(
                again.stream().map(CommandStatus::node).toList(),
                example.address().method(),
                example.address().domain(),
                example.arguments(),
                validFor,
                Optional.empty(),
                example.onInterrupt(),
                example.label(),
                parents,
                false);
    }
}
