package steward.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.Severity;

/** A node that never was; everything about it follows from its number. */
record SyntheticNode(int number) {
    static final List<MethodName> METHODS = List.of(
            new MethodName("shellcommand"),
            new MethodName("hello"),
            new MethodName("process"),
            new MethodName("filecopy"));

    private static final String[] SITES = {"bergen", "hamburg", "oslo", "rotterdam", "stavanger", "tromso", "at-sea"};
    private static final String[] KINDS = {"tug", "ferry", "pilot", "supply"};
    private static final String[][] SUBJECTS = {
        {"shellcommand", "operatingsystem"},
        {"shellcommand", "nginx"},
        {"filecopy", "charts"},
        {"hello", "operatingsystem"},
        {"process", "operatingsystem"},
    };
    private static final CommandState[] RARE = {
        CommandState.FAILED,
        CommandState.FAILED,
        CommandState.RUNNING,
        CommandState.TIMED_OUT,
        CommandState.REJECTED,
        CommandState.EXPIRED,
        CommandState.CANCELLED,
        CommandState.INTERRUPTED,
    };

    NodeName name() {
        return new NodeName(kind() + String.format("%04d", number));
    }

    private String kind() {
        return KINDS[number % KINDS.length];
    }

    private String site() {
        return SITES[number % SITES.length];
    }

    Map<String, String> labels() {
        return Map.of("site", site(), "class", kind(), "ring", number % 10 == 0 ? "canary" : "fleet");
    }

    Map<String, String> facts() {
        return Map.of(
                "os",
                number % 9 == 0 ? "Debian GNU/Linux 11" : "Debian GNU/Linux 12",
                "kernel",
                kernel(),
                "arch",
                number % 4 == 0 ? "arm64" : "amd64",
                "cpus",
                Integer.toString(2 + number % 3 * 2));
    }

    private String kernel() {
        return number % 9 == 0 ? "5.10.0-28-amd64" : number % 5 == 0 ? "6.1.0-18-amd64" : "6.1.0-21-amd64";
    }

    String version() {
        return number % 6 == 0 ? "0.0.9" : "0.1.0";
    }

    Duration upTime() {
        return Duration.ofHours(1 + number * 7L % 900);
    }

    Duration clockOffset() {
        return number % 41 == 0 ? Duration.ofMillis(-8400) : Duration.ofMillis(number % 60);
    }

    int queued() {
        return number % 37 == 0 ? number % 5 : 0;
    }

    /** Whether nothing more is heard of it. */
    boolean isSilent() {
        return number % 19 == 0;
    }

    /** Whether it said goodbye. */
    boolean hasStopped() {
        return number % 53 == 0;
    }

    /** How a command ends there. */
    CommandState outcome() {
        if (number % 23 == 0) {
            return CommandState.FAILED;
        }
        return number % 61 == 0 ? CommandState.RUNNING : CommandState.SUCCEEDED;
    }

    /** What a command writes there. */
    String says() {
        if (number % 23 == 0) {
            return "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)\n";
        }
        return "Linux " + kernel() + " x86_64 GNU/Linux\nnginx version: nginx/1.22.1\nconfiguration ok\n";
    }

    /** Something that its system log told, on one node of four. */
    Optional<Told> event() {
        if (number % 4 != 1) {
            return Optional.empty();
        }
        int kind = number / 4 % 8;
        return Optional.of(
                kind == 0
                        ? new Told(Severity.ERROR, "connect() to 10.0.0.7:8080 failed (111: Connection refused)")
                        : kind < 3
                                ? new Told(Severity.WARNING, "worker process " + number + " exited, respawning")
                                : new Told(Severity.INFO, "GET /charts/" + number + " 200 1841"));
    }

    /** What it answered last. */
    List<Memory> memories() {
        Random random = new Random(number);
        List<Memory> memories = new ArrayList<>();
        for (String[] subject : SUBJECTS) {
            CommandState state = random.nextInt(12) > 0 ? CommandState.SUCCEEDED : RARE[random.nextInt(RARE.length)];
            Duration age = Duration.ofSeconds(state == CommandState.RUNNING ? 90 : 20 + random.nextInt(9_000));
            if (random.nextInt(14) > 0) {
                memories.add(new Memory(new MethodName(subject[0]), new Domain(subject[1]), state, age));
            }
        }
        return memories;
    }

    /** A last answer on one subject, and how long ago it was given. */
    record Memory(MethodName method, Domain domain, CommandState state, Duration age) {}

    /** What a log told. */
    record Told(Severity severity, String text) {}
}
