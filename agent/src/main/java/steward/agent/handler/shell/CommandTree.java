package steward.agent.handler.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import steward.agent.handler.shell.ProcessTable.Entry;

/**
 * The processes that belong to a command: those in its session or process group, those with its mark in their
 * environment, those seen to belong to it before, and all that descend from these. One thread only.
 */
final class CommandTree {
    private static final long NOBODY = -1;

    private final String mark;
    private final Optional<Process> witness;
    private final Leader leader;
    private final Map<Long, Member> known = new HashMap<>();

    /**
     * @param name as in {@link RunName}
     * @param witness the process that was started for the command and does not itself belong to it
     * @param leader of the command's session
     */
    CommandTree(String name, Optional<Process> witness, Leader leader) {
        mark = RunName.VARIABLE + "=" + name;
        this.witness = witness;
        this.leader = leader;
    }

    /** Knows the command's first process, which leads its session, once it is there. */
    @FunctionalInterface
    interface Leader {
        OptionalLong pid() throws IOException;
    }

    /**
     * A process of a command.
     *
     * @param escaped whether it had left the command's session when it was first seen
     */
    record Member(long pid, long start, String commandLine, boolean escaped) {
        @Override
        public String toString() {
            return "pid " + pid + " " + commandLine;
        }

        /** Sends SIGTERM, or SIGKILL; nothing to another process that got the number meanwhile. */
        void signal(boolean kill) {
            // In this order: the handle knows whom it stands for since before the comparison.
            ProcessHandle.of(pid).filter(process -> isThere()).ifPresent(process -> {
                if (kill) {
                    process.destroyForcibly();
                } else {
                    process.destroy();
                }
            });
        }

        private boolean isThere() {
            return ProcessTable.find(pid).filter(now -> now.start() == start).isPresent();
        }
    }

    /** Those that are alive, the oldest first. */
    List<Member> alive() throws IOException {
        return among(ProcessTable.alive());
    }

    /** Those of these, which are all that are alive. */
    List<Member> among(List<Entry> all) throws IOException {
        long own = ProcessHandle.current().pid();
        long parent = witness.filter(Process::isAlive).map(Process::pid).orElse(NOBODY);
        List<Entry> others = new ArrayList<>(all);
        others.removeIf(entry -> entry.pid() == own || entry.pid() == parent);
        long session = session(others);
        Map<Long, Entry> found = new LinkedHashMap<>();
        others.stream().filter(e -> belongs(e, session)).forEach(entry -> found.put(entry.pid(), entry));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Entry entry : others) {
                boolean child = found.containsKey(entry.parent()) || entry.parent() == parent;
                grown |= child && found.putIfAbsent(entry.pid(), entry) == null;
            }
        }
        List<Member> members = new ArrayList<>();
        long led = others.stream().anyMatch(e -> e.session() == session) ? session : NOBODY;
        found.values().forEach(entry -> members.add(member(entry, led, parent)));
        return members;
    }

    /** The command's session, unless its number has come round and is another's now. */
    private long session(List<Entry> others) throws IOException {
        long session = leader.pid().orElse(NOBODY);
        Member first = known.get(session);
        boolean isAnothers = first != null
                && others.stream().anyMatch(entry -> entry.pid() == session && entry.start() != first.start());
        return isAnothers ? NOBODY : session;
    }

    private boolean belongs(Entry entry, long session) {
        Member seen = known.get(entry.pid());
        return (seen != null && seen.start() == entry.start())
                || entry.pid() == session
                || entry.session() == session
                || entry.group() == session
                || ProcessTable.wasStartedWith(entry.pid(), mark);
    }

    private Member member(Entry entry, long session, long parent) {
        Member seen = known.get(entry.pid());
        if (seen != null && seen.start() == entry.start()) {
            return seen;
        }
        boolean escaped = session != NOBODY && entry.session() != session && entry.parent() != parent;
        Member member = new Member(entry.pid(), entry.start(), ProcessTable.commandLine(entry.pid()), escaped);
        known.put(entry.pid(), member);
        return member;
    }
}
