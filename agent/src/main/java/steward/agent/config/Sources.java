package steward.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import steward.agent.source.EventSource;
import steward.agent.source.SourceRegistry;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.text.Quoted;

/** The tables {@code [source."method.domain"]}, which may also be written {@code [source.method.domain]}. */
final class Sources {
    static final int MOST = 128;

    private final SourceRegistry registry;
    private final ConfigPaths paths;
    private final List<AgentConfig.SourcePlan> plans = new ArrayList<>();

    private Sources(SourceRegistry registry, ConfigPaths paths) {
        this.registry = registry;
        this.paths = paths;
    }

    static List<AgentConfig.SourcePlan> read(Table table, SourceRegistry registry, ConfigPaths paths) {
        Sources sources = new Sources(registry, paths);
        for (String key : table.keys()) {
            int dot = key.indexOf('.');
            if (dot > 0) {
                sources.add(table, key, key.substring(0, dot), key.substring(dot + 1));
            } else {
                Table method = table.table(key);
                method.keys().forEach(domain -> sources.add(method, domain, key, domain));
            }
        }
        if (sources.plans.size() > MOST) {
            table.mistake("are " + sources.plans.size(), "name at most " + MOST + " event sources");
        }
        return sources.plans;
    }

    private void add(Table parent, String key, String method, String domain) {
        Optional<EventSource> source = registry.find(method);
        if (source.isEmpty()) {
            parent.mistake(Quoted.text(key), "is no event source of this agent", registry.remedy(method));
            parent.table(key);
            return;
        }
        if (!parent.isTable(key) || !isDomain(domain)) {
            parent.mistake(
                    Quoted.text(key),
                    "is not an event source",
                    "write [source.\"<source>.<domain>\"], such as [source.\"" + method + ".operatingsystem\"]");
            return;
        }
        Table settings = parent.table(key);
        TableSettings read = new TableSettings(settings, paths);
        read.require(source.get().description());
        plans.add(new AgentConfig.SourcePlan(
                source.get().description().name(),
                new Domain(domain),
                source.get().configure(read)));
        settings.end();
    }

    private static boolean isDomain(String text) {
        try {
            return new Domain(text).value().equals(text);
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
