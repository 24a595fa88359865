package steward.agent.handler.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole environment of a command: a few variables and what the operator adds, nothing else of the agent's. */
record Environment(Map<String, String> variables) {
    private static final String LANGUAGE = "C.UTF-8";

    static Environment of(Account account, Map<String, String> added, RunName name) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", Tools.searchPath());
        variables.put("HOME", account.home());
        variables.put("USER", account.name());
        variables.put("LOGNAME", account.name());
        variables.put("SHELL", ShellRequest.SHELL);
        variables.put("LANG", System.getenv().getOrDefault("LANG", LANGUAGE));
        String zone = System.getenv("TZ");
        if (zone != null) {
            variables.put("TZ", zone);
        }
        variables.putAll(added);
        variables.put(RunName.VARIABLE, name.toString());
        return new Environment(variables);
    }

    /** The folders in which a program without a path is looked for. */
    String searchPath() {
        return variables.getOrDefault("PATH", "");
    }

    /** Each variable as {@code NAME=value}. */
    List<String> assignments() {
        return variables.entrySet().stream()
                .map(v -> v.getKey() + "=" + v.getValue())
                .toList();
    }
}
