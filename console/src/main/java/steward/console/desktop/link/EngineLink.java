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
import steward.console.engine.Engine;
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
 * The link to a real engine.
 *
 * @param known the engine's fleet before it was started
 * @param bus that the engine is on
 */
public record EngineLink(Engine engine, Fleet known, Bus bus) implements Link {
    @Override
    public Fleet fleet() {
        return engine.fleet();
    }

    @Override
    public Instant now() {
        return engine.now();
    }

    @Override
    public CompletionStage<Health> health() {
        return engine.health();
    }

    @Override
    public CompletionStage<StreamIdentity> stream(StreamName name) {
        return bus.identity(name);
    }

    @Override
    public Bus.Subscription onUpdate(Consumer<Update> listener) {
        return engine.onUpdate(listener);
    }

    @Override
    public Bus.Subscription onError(Consumer<ProcessError> listener) {
        return engine.onError(listener);
    }

    @Override
    public Bus.Subscription onConnection(Consumer<ConnectionState> listener) {
        return engine.onConnection(listener);
    }

    @Override
    public CompletionStage<Preview> preview(SendRequest request) {
        return engine.preview(request);
    }

    @Override
    public CompletionStage<Job> send(SendRequest request) {
        return engine.send(request);
    }

    @Override
    public CompletionStage<Cancellation> cancel(JobId job) {
        return engine.cancel(job);
    }

    @Override
    public CompletionStage<Cancellation> recall(Collection<CommandId> commands) {
        return engine.recall(commands);
    }

    @Override
    public CompletionStage<Void> putBefore(Collection<CommandId> moved, CommandId other) {
        return engine.putBefore(moved, other);
    }

    @Override
    public CompletionStage<ExtensionPlan> planExtension(JobId job, Duration validFor) {
        return engine.planExtension(job, validFor);
    }

    @Override
    public CompletionStage<Job> extend(ExtensionPlan plan) {
        return engine.extend(plan);
    }

    @Override
    public CompletionStage<RetryPlan> planRetry(JobId job, Set<CommandState> states) {
        return engine.planRetry(job, states);
    }

    @Override
    public CompletionStage<RetryPlan> planRetry(JobId job, Collection<CommandId> chosen) {
        return engine.planRetry(job, chosen);
    }

    @Override
    public CompletionStage<CommandStatus> abandon(CommandId command) {
        return engine.abandon(command);
    }

    @Override
    public CompletionStage<List<JobSummary>> jobs(JobQuery query) {
        return engine.jobs(query);
    }

    @Override
    public CompletionStage<JobDetail> job(JobId id) {
        return engine.job(id);
    }

    @Override
    public CompletionStage<List<CommandStatus>> commands(Collection<CommandId> ids) {
        return engine.commands(ids);
    }

    @Override
    public CompletionStage<List<CommandStatus>> commandsFor(NodeName node, int limit) {
        return engine.commandsFor(node, limit);
    }

    @Override
    public CompletionStage<List<CommandStatus>> waitingFor(NodeName node, int limit) {
        return engine.waitingFor(node, limit);
    }

    @Override
    public CompletionStage<List<UnitSchedules>> schedules() {
        return engine.schedules();
    }

    @Override
    public CompletionStage<List<CommandStatus>> scheduleOrders(int limit) {
        return engine.scheduleOrders(limit);
    }

    @Override
    public CompletionStage<List<Undelivered>> undelivered() {
        return engine.undelivered();
    }

    @Override
    public CompletionStage<OutputReport> output(CommandId command, OutputListener listener) {
        return engine.output(command, listener);
    }

    @Override
    public Bus.Subscription followOutput(CommandId command, OutputListener listener) {
        return engine.followOutput(command, listener);
    }

    @Override
    public Bus.Subscription events(EventQuery query, EventListener listener) {
        return engine.events(query, listener);
    }
}
