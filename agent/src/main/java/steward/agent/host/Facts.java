package steward.agent.host;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Operating system, hardware and Java in a few words each: {@code os}, {@code osVersion}, {@code kernel}, {@code arch},
 * {@code cpus}, {@code memory} (bytes), {@code java}, {@code javaMemory} (the most bytes of the agent's heap).
 *
 * @param files to read from
 */
record Facts(SystemFiles files) {
    private static final Pattern KIBIBYTES = Pattern.compile("(\\d{1,15}) kB");

    Map<String, String> read() {
        Map<String, String> facts = new TreeMap<>();
        Map<String, String> release = files.assignments("etc/os-release");
        if (release.isEmpty()) {
            release = files.assignments("usr/lib/os-release");
        }
        put(facts, "os", Optional.ofNullable(release.get("PRETTY_NAME")).or(() -> property("os.name")));
        put(facts, "osVersion", Optional.ofNullable(release.get("VERSION_ID")));
        put(facts, "kernel", files.line("proc/sys/kernel/osrelease").or(() -> property("os.version")));
        put(facts, "arch", property("os.arch"));
        put(facts, "cpus", Optional.of(Integer.toString(Runtime.getRuntime().availableProcessors())));
        put(facts, "memory", files.field("proc/meminfo", "MemTotal").flatMap(Facts::bytes));
        put(facts, "java", property("java.vm.name").flatMap(vm -> property("java.version")
                .map(v -> vm + " " + v)));
        put(facts, "javaMemory", Optional.of(Long.toString(Runtime.getRuntime().maxMemory())));
        return facts;
    }

    private static void put(Map<String, String> facts, String name, Optional<String> value) {
        value.map(SystemFiles::tidy).filter(text -> !text.isEmpty()).ifPresent(text -> facts.put(name, text));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    private static Optional<String> bytes(String kibibytes) {
        Matcher matcher = KIBIBYTES.matcher(kibibytes);
        return matcher.matches()
                ? Optional.of(Long.toString(Long.parseLong(matcher.group(1)) * 1024))
                : Optional.empty();
    }
}
