package steward.console.desktop.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import steward.console.job.CommandStatus;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;

/**
 * An operator's order to a process of a node, and what became of it.
 *
 * @param action what the process is to do
 * @param status the command that orders it
 */
record ProcessOrder(Action action, CommandStatus status) {
    /** The method of the commands that order processes about. */
    static final MethodName METHOD = new MethodName("process");

    private static final Domain DOMAIN = new Domain("operatingsystem");
    private static final String ACTION = "action";
    private static final String PROCESS = "process";

    /** What a process can be ordered to do. */
    enum Action {
        START,
        STOP;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The command that orders it. */
    static SendRequest request(NodeName node, Action action, String process, String label) {
        return new SendRequest(
                List.of(node),
                METHOD,
                DOMAIN,
                Attributes.of(ACTION, action.word()).with(PROCESS, process),
                Optional.empty(),
                Optional.empty(),
                OnInterrupt.REPORT,
                Optional.of(label),
                Map.of(),
                false);
    }

    /**
     * The newest order to each process, by the name of the process.
     *
     * @param commands of the node, newest first
     */
    static Map<String, ProcessOrder> newest(List<CommandStatus> commands) {
        Map<String, ProcessOrder> newest = new LinkedHashMap<>();
        for (CommandStatus status : commands) {
            if (status.command().address().method().equals(METHOD)) {
                Attributes arguments = status.command().arguments();
                Optional<Object> process = arguments.get(PROCESS);
                Optional<Action> action = arguments.get(ACTION).flatMap(ProcessOrder::action);
                if (process.isPresent() && action.isPresent()) {
                    newest.putIfAbsent(process.get().toString(), new ProcessOrder(action.get(), status));
                }
            }
        }
        return newest;
    }

    private static Optional<Action> action(Object word) {
        for (Action action : Action.values()) {
            if (action.word().equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
