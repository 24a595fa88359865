package steward.console.job;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;

/**
 * What an operator wants done, with the targets already resolved to names.
 *
 * @param targets the nodes; named twice counts once
 * @param method what is to happen
 * @param domain what the method is for
 * @param arguments as the method defines them
 * @param validFor not to be started later than this after sending; nothing for the home's default
 * @param runLimit to be killed when it has run this long, zero for never; nothing for the home's default of the method
 * @param onInterrupt what a unit does when its agent died while the command ran
 * @param label what the operator calls the job
 * @param parents for a retry: the command that each node's new one retries
 * @param allowUnknown whether nodes that nobody has heard of are meant, such as units not yet enrolled
 */
public record SendRequest(
        List<NodeName> targets,
        MethodName method,
        Domain domain,
        Attributes arguments,
        Optional<Duration> validFor,
        Optional<Duration> runLimit,
        OnInterrupt onInterrupt,
        Optional<String> label,
        Map<NodeName, CommandId> parents,
        boolean allowUnknown) {
    public SendRequest {
        targets = List.copyOf(new LinkedHashSet<>(targets));
        parents = Map.copyOf(parents);
    }

    /** A request with the home's defaults, which reports interruptions and refuses unknown nodes. */
    public static SendRequest of(List<NodeName> targets, MethodName method, Domain domain, Attributes arguments) {
        return new SendRequest(
                targets,
                method,
                domain,
                arguments,
                Optional.empty(),
                Optional.empty(),
                OnInterrupt.REPORT,
                Optional.empty(),
                Map.of(),
                false);
    }
}
