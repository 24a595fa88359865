package steward.agent.source.host;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import steward.agent.host.HostFacts;
import steward.agent.source.EventDraft;
import steward.agent.source.EventSource;
import steward.agent.source.Position;
import steward.agent.source.Settings;
import steward.agent.source.Source;
import steward.agent.source.SourceContext;
import steward.message.Attributes;
import steward.message.Severity;
import steward.method.SourceDescription;
import steward.method.Sources;

/**
 * Tells what the machine is, and each change of it: operating system, hardware, disks, addresses, versions, and what the
 * programs of a folder tell. What was told is remembered as positions, so that a change while the agent was away is one too.
 */
public final class Facts implements EventSource {
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final long GIBIBYTE = 1L << 30;
    private static final int MOST_DISKS = 64;

    @Override
    public SourceDescription description() {
        return Sources.FACTS;
    }

    @Override
    public Source configure(Settings settings) {
        Duration period = settings.duration("period", Duration.ofSeconds(1), Duration.ofDays(1), USUAL);
        Optional<CustomFacts> custom = settings.folder("folder").map(CustomFacts::new);
        return context -> {
            do {
                look(context, custom);
            } while (!context.awaitStop(period));
        };
    }

    private static void look(SourceContext context, Optional<CustomFacts> custom)
            throws IOException, InterruptedException {
        Map<String, String> now = ofMachine();
        if (custom.isPresent()) {
            now.putAll(custom.get().read());
        }
        Map<String, String> told = context.positions();
        Map<String, String> changed = new TreeMap<>(now);
        changed.entrySet().removeIf(fact -> fact.getValue().equals(told.get(fact.getKey())));
        Map<String, String> before = new TreeMap<>(told);
        before.keySet().removeIf(name -> now.containsKey(name) && !changed.containsKey(name));
        if (!changed.isEmpty() || !before.isEmpty()) {
            context.put(List.of(event(changed, before)), positions(changed, before));
        }
    }

    private static Map<String, String> ofMachine() {
        HostFacts host = HostFacts.read();
        Map<String, String> facts = new TreeMap<>(host.facts());
        facts.put("hostName", host.hostName());
        facts.put("addresses", String.join(" ", host.addresses()));
        int disks = 0;
        for (FileStore store : FileSystems.getDefault().getFileStores()) {
            if (disks < MOST_DISKS && store.name().startsWith("/")) {
                disks += disk(store)
                        .map(words -> {
                            facts.put("disk " + store, words);
                            return 1;
                        })
                        .orElse(0);
            }
        }
        return facts;
    }

    private static Optional<String> disk(FileStore store) {
        try {
            long size = store.getTotalSpace();
            return Optional.of(store.type() + " " + (size + GIBIBYTE / 2) / GIBIBYTE + " GiB");
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static EventDraft event(Map<String, String> changed, Map<String, String> before) {
        List<String> names = new ArrayList<>(new TreeMap<>(merged(changed, before)).keySet());
        Attributes data = before.isEmpty()
                ? Attributes.of("text", names.size() + " facts: " + String.join(", ", names))
                : Attributes.of("text", "changed: " + String.join(", ", names)).with("before", before);
        return new EventDraft(before.isEmpty() ? Severity.INFO : Severity.NOTICE, data.with("facts", changed));
    }

    private static List<Position> positions(Map<String, String> changed, Map<String, String> before) {
        List<Position> positions = new ArrayList<>();
        before.keySet().forEach(name -> positions.add(Position.gone(name)));
        changed.forEach((name, value) -> positions.add(Position.at(name, value)));
        return positions;
    }

    private static Map<String, String> merged(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
