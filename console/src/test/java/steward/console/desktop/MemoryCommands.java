package steward.console.desktop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import steward.console.engine.JobQuery;
import steward.console.fleet.Column;
import steward.console.job.CommandStatus;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.Undelivered;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.JobId;
import steward.message.NodeName;

/** Commands in memory, in the order in which they are sent. For one thread at a time. */
final class MemoryCommands {
    private static final Set<CommandState> WAITING = Set.of(CommandState.SENDING, CommandState.QUEUED);

    private Map<CommandId, CommandStatus> commands = new LinkedHashMap<>();

    void put(CommandStatus status) {
        commands.put(status.id(), status);
    }

    List<CommandStatus> all() {
        return List.copyOf(commands.values());
    }

    List<CommandStatus> find(Collection<CommandId> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(commands.get(id)).stream())
                .toList();
    }

    void putBefore(Collection<CommandId> moved, CommandId other) {
        Map<CommandId, CommandStatus> arranged = new LinkedHashMap<>();
        commands.forEach((id, status) -> {
            if (id.equals(other)) {
                find(moved).forEach(one -> arranged.put(one.id(), one));
            }
            if (!moved.contains(id)) {
                arranged.put(id, status);
            }
        });
        commands = arranged;
    }

    List<CommandStatus> of(JobId job) {
        return commands.values().stream()
                .filter(status -> status.command().job().equals(job))
                .toList();
    }

    Optional<JobDetail> job(JobId id) {
        List<CommandStatus> members = of(id);
        return members.isEmpty() ? Optional.empty() : Optional.of(new JobDetail(summary(members), members));
    }

    /** @param wrote whether a command's output contains a text */
    List<JobSummary> jobs(JobQuery query, BiPredicate<CommandId, String> wrote) {
        Map<JobId, List<CommandStatus>> byJob = new LinkedHashMap<>();
        commands.values()
                .forEach(status -> byJob.computeIfAbsent(status.command().job(), id -> new ArrayList<>())
                        .add(status));
        List<JobSummary> all = new ArrayList<>();
        byJob.values().stream()
                .filter(members -> query.output().stream()
                        .allMatch(text -> members.stream().anyMatch(status -> wrote.test(status.id(), text))))
                .map(MemoryCommands::summary)
                .filter(found -> query.text().stream()
                        .allMatch(text -> found.job().toString().contains(text)))
                .forEach(found -> all.add(0, found));
        return List.copyOf(all.subList(0, Math.min(all.size(), query.limit())));
    }

    private static JobSummary summary(List<CommandStatus> members) {
        Map<CommandState, Integer> counts = new EnumMap<>(CommandState.class);
        members.forEach(status -> counts.merge(status.state(), 1, Integer::sum));
        return new JobSummary(Job.of(members.get(0).command(), true), counts, 0);
    }

    List<CommandStatus> newestFor(NodeName node, int limit) {
        List<CommandStatus> found = new ArrayList<>(commands.values().stream()
                .filter(status -> status.node().equals(node))
                .toList());
        Collections.reverse(found);
        return found.stream().limit(limit).toList();
    }

    List<CommandStatus> waitingFor(NodeName node, int limit) {
        return commands.values().stream()
                .filter(status -> status.node().equals(node) && !status.state().isFinal())
                .limit(limit)
                .toList();
    }

    List<CommandStatus> scheduleOrders() {
        return commands.values().stream()
                .filter(status -> status.command().address().method().value().equals("schedule"))
                .filter(status -> !status.state().isFinal())
                .toList();
    }

    List<Undelivered> undelivered() {
        Map<NodeName, Map<Column, List<CommandStatus>>> waiting = commands.values().stream()
                .filter(status -> WAITING.contains(status.state()))
                .collect(Collectors.groupingBy(
                        CommandStatus::node,
                        Collectors.groupingBy(status -> new Column(
                                status.command().address().method(),
                                status.command().address().domain()))));
        List<Undelivered> listed = new ArrayList<>();
        waiting.forEach((node, subjects) -> subjects.forEach((subject, found) -> listed.add(new Undelivered(
                node, subject, found.size(), found.get(0).command().createdAt()))));
        return listed;
    }
}
