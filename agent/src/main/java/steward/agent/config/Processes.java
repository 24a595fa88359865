package steward.agent.config;

import java.util.Map;
import java.util.TreeMap;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.MethodName;
import steward.text.Quoted;

/**
 * The tables {@code [process."method.domain"]}, which may also be written {@code [process.method.domain]}: processes that
 * are started at once.
 */
final class Processes {
    static final int MOST = 256;
    private static final int MOST_CONCURRENCY = 64;

    private final Map<String, Integer> concurrency = new TreeMap<>();

    private Processes() {}

    /** How many commands each may run at once, by {@code method.domain}. */
    static Map<String, Integer> read(Table table) {
        Processes processes = new Processes();
        for (String key : table.keys()) {
            if (key.contains(".")) {
                processes.add(table, key, key);
            } else {
                Table method = table.table(key);
                method.keys().forEach(domain -> processes.add(method, domain, key + "." + domain));
            }
        }
        if (processes.concurrency.size() > MOST) {
            table.mistake("are " + processes.concurrency.size(), "name at most " + MOST + " processes");
        }
        return processes.concurrency;
    }

    private void add(Table parent, String key, String name) {
        if (!isProcess(name) || !parent.isTable(key)) {
            parent.mistake(
                    Quoted.text(key),
                    "is not a process",
                    "write [process.\"<method>.<domain>\"], such as [process.\"shellcommand.operatingsystem\"]");
            return;
        }
        Table process = parent.table(key);
        concurrency.put(name, (int) process.whole("concurrency", 1, MOST_CONCURRENCY, AgentConfig.DEFAULT_CONCURRENCY));
        process.end();
    }

    private static boolean isProcess(String name) {
        String[] parts = name.split("\\.", -1);
        try {
            return parts.length == 2
                    && new MethodName(parts[0]).value().equals(parts[0])
                    && new Domain(parts[1]).value().equals(parts[1]);
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
