package steward.faults;

import java.util.Optional;

/** The processes that spawning commands leave to be ended. */
final class Spawned {
    /** Seconds that nobody else sleeps. */
    static final String SLEEP = "57.31";

    private Spawned() {}

    /** How many there are. */
    static long alive() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .map(ProcessHandle.Info::commandLine)
                .flatMap(Optional::stream)
                .filter(line -> line.endsWith("sleep " + SLEEP))
                .count();
    }
}
