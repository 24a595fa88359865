package steward.system;

import java.util.Optional;

/** The processes of this machine. */
final class Processes {
    private Processes() {}

    /** How many there are with that text in their command line. */
    static long naming(String text) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .map(ProcessHandle.Info::commandLine)
                .flatMap(Optional::stream)
                .filter(line -> line.contains(text))
                .count();
    }
}
