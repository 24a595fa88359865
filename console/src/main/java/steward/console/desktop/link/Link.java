package steward.console.desktop.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import steward.bus.Bus;
import steward.bus.ConnectionState;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.console.engine.Cancellation;
import steward.console.engine.EventListener;
import steward.console.engine.EventQuery;
import steward.console.engine.ExtensionPlan;
import steward.console.engine.Health;
import steward.console.engine.JobQuery;
import steward.console.engine.OutputListener;
import steward.console.engine.OutputReport;
import steward.console.engine.Preview;
import steward.console.engine.RetryPlan;
import steward.console.engine.Update;
import steward.console.fleet.Fleet;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.SendRequest;
import steward.console.job.Undelivered;
import steward.console.schedule.UnitSchedules;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;
import steward.message.NodeName;
import steward.supervision.ProcessError;

/**
 * What the desktop asks of the engine: the same calls with the same meaning as {@link steward.console.engine.Engine}.
 * Every call returns at once; stages and listeners come on other threads than the one that paints.
 */
public interface Link {
    Fleet fleet();

    /** The fleet as it was known before this program connected: what it is compared with for changes. */
    Fleet known();

    /** The broker's time now, as well as it is known. */
    Instant now();

    CompletionStage<Health> health();

    /** How far a stream of the broker reaches; also tells how long a question takes. */
    CompletionStage<StreamIdentity> stream(StreamName name);

    Bus.Subscription onUpdate(Consumer<Update> listener);

    /** Tells of this program's own errors, those of before included. */
    Bus.Subscription onError(Consumer<ProcessError> listener);

    Bus.Subscription onConnection(Consumer<ConnectionState> listener);

    CompletionStage<Preview> preview(SendRequest request);

    CompletionStage<Job> send(SendRequest request);

    CompletionStage<Cancellation> cancel(JobId job);

    CompletionStage<Cancellation> recall(Collection<CommandId> commands);

    CompletionStage<Void> putBefore(Collection<CommandId> moved, CommandId other);

    CompletionStage<RetryPlan> planRetry(JobId job, Set<CommandState> states);

    CompletionStage<RetryPlan> planRetry(JobId job, Collection<CommandId> chosen);

    CompletionStage<ExtensionPlan> planExtension(JobId job, Duration validFor);

    CompletionStage<Job> extend(ExtensionPlan plan);

    CompletionStage<CommandStatus> abandon(CommandId command);

    CompletionStage<List<JobSummary>> jobs(JobQuery query);

    CompletionStage<JobDetail> job(JobId id);

    CompletionStage<List<CommandStatus>> commands(Collection<CommandId> ids);

    CompletionStage<List<CommandStatus>> commandsFor(NodeName node, int limit);

    CompletionStage<List<CommandStatus>> waitingFor(NodeName node, int limit);

    CompletionStage<List<UnitSchedules>> schedules();

    CompletionStage<List<CommandStatus>> scheduleOrders(int limit);

    CompletionStage<List<Undelivered>> undelivered();

    CompletionStage<OutputReport> output(CommandId command, OutputListener listener);

    Bus.Subscription followOutput(CommandId command, OutputListener listener);

    Bus.Subscription events(EventQuery query, EventListener listener);
}
