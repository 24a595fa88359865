package steward.agent.handler.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import steward.agent.handler.shell.CommandTree.Member;

/**
 * Ends a command with all that belongs to it: SIGTERM to all, some time to clean up, then SIGKILL until nothing is left.
 * What starts while others clean up is left alone until then. One thread, once.
 */
final class TreeEnding {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int NAMED = 5;

    private final CommandTree tree;
    private final Optional<Process> waiting;
    private final Timing timing;
    private final Map<Long, Member> asked = new LinkedHashMap<>();
    private final Map<Long, Member> killed = new LinkedHashMap<>();
    private List<Member> left = List.of();

    /** @param waiting the process that was started for the command; it is ended last, if it does not end by itself */
    TreeEnding(CommandTree tree, Optional<Process> waiting, Timing timing) {
        this.tree = tree;
        this.waiting = waiting;
        this.timing = timing;
    }

    /** Ends them all; what that did is in {@link #toString}. */
    void end() throws IOException {
        long now = System.nanoTime();
        signalUntil(now + timing.mercy().toNanos(), false, asked);
        signalUntil(System.nanoTime() + timing.killing().toNanos(), true, killed);
        waiting.ifPresent(Process::destroyForcibly);
        killed.values().forEach(member -> asked.putIfAbsent(member.pid(), member));
    }

    private void signalUntil(long deadline, boolean kill, Map<Long, Member> signalled) throws IOException {
        left = tree.alive();
        while (isSomethingLeft() && System.nanoTime() < deadline) {
            if (kill || signalled.isEmpty()) {
                for (Member member : left) {
                    member.signal(kill);
                    signalled.put(member.pid(), member);
                }
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            left = tree.alive();
        }
    }

    private boolean isSomethingLeft() {
        return !left.isEmpty() || waiting.filter(Process::isAlive).isPresent();
    }

    /** What was ended, in words; what could not be is named. */
    @Override
    public String toString() {
        if (asked.isEmpty()) {
            return "no process was left to end";
        }
        asked.keySet().removeAll(left.stream().map(Member::pid).toList());
        StringBuilder text = new StringBuilder("ended " + named(List.copyOf(asked.values())));
        List<Member> escaped = asked.values().stream().filter(Member::escaped).toList();
        if (!escaped.isEmpty()) {
            text.append("; of them had left the session: ").append(named(escaped));
        }
        long forced = killed.keySet().stream().filter(asked::containsKey).count();
        if (forced > 0) {
            text.append("; SIGKILL was needed for ").append(forced);
        }
        if (!left.isEmpty()) {
            text.append("; STILL RUNNING, could not be ended: ").append(named(left));
        }
        return text.toString();
    }

    static String named(List<Member> members) {
        String names = String.join(
                ", ", members.stream().limit(NAMED).map(Member::toString).toList());
        String more = members.size() > NAMED ? " and " + (members.size() - NAMED) + " more" : "";
        return (members.size() == 1 ? "1 process: " : members.size() + " processes: ") + names + more;
    }
}
