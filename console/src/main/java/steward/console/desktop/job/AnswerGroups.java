package steward.console.desktop.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import steward.console.job.CommandStatus;
import steward.message.Ack;
import steward.message.CommandState;
import steward.message.Output;

/**
 * Commands that ended the same: in the same state, with the same exit code, and byte for byte the same output, told by the
 * sums that the nodes sign. No output is fetched for it.
 */
final class AnswerGroups {
    private AnswerGroups() {}

    /** The largest first; those without an answer are left out. */
    static List<Group> of(List<CommandStatus> commands) {
        Map<Answer, List<CommandStatus>> groups = new LinkedHashMap<>();
        for (CommandStatus status : commands) {
            status.progress().outcome().ifPresent(outcome -> groups.computeIfAbsent(
                            Answer.of(outcome), key -> new ArrayList<>())
                    .add(status));
        }
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(
                                (Group group) -> group.commands().size())
                        .reversed())
                .toList();
    }

    /**
     * What is the same.
     *
     * @param exitCode where there was one
     * @param stdout sum of standard output
     * @param stderr sum of standard error
     * @param bytes of both
     * @param reason where there was no output to tell them apart by
     */
    record Answer(CommandState state, OptionalInt exitCode, String stdout, String stderr, long bytes, String reason) {
        static Answer of(Ack outcome) {
            Output output = outcome.output().orElse(Output.none());
            return new Answer(
                    outcome.state(),
                    outcome.exitCode(),
                    output.stdout().sha256(),
                    output.stderr().sha256(),
                    output.totalBytes(),
                    output.totalBytes() == 0 ? outcome.reason().orElse("") : "");
        }
    }

    /** Commands with one answer, in the order of their nodes. */
    record Group(Answer answer, List<CommandStatus> commands) {
        Group {
            commands = List.copyOf(commands);
        }

        /** The one whose output stands for all. */
        CommandStatus example() {
            return commands.get(0);
        }
    }
}
