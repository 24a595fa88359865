package steward.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Asks consoles what became of commands, many at a time. */
final class Reading {
    private static final int AT_ONCE = 100;
    private static final long LIMIT_SECONDS = 90;

    private Reading() {}

    /**
     * What those consoles show of the commands; those of which they show nothing are missing.
     *
     * @param desk who is asked about which
     */
    static Map<Sent, Seen> of(List<Sent> wanted, Function<Sent, Desk> desk) throws InterruptedException {
        Map<Sent, Seen> seen = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            Map<Sent, CompletableFuture<List<Seen>>> asked = new HashMap<>();
            for (Sent sent : wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()))) {
                sent.job().ifPresent(job -> asked.put(sent, desk.apply(sent).read(job)));
            }
            for (Map.Entry<Sent, CompletableFuture<List<Seen>>> entry : asked.entrySet()) {
                answer(entry.getValue())
                        .filter(commands -> commands.size() == 1)
                        .ifPresent(commands -> seen.put(entry.getKey(), commands.get(0)));
            }
        }
        return seen;
    }

    /** Finds out the jobs of commands whose console died before it could say; settles those that it never saved. */
    static void find(List<Sent> wanted, Stage stage) throws InterruptedException {
        List<Sent> unknown = new ArrayList<>(wanted);
        unknown.removeIf(sent -> sent.job().isPresent());
        boolean byCall = unknown.stream().anyMatch(sent -> sent.desk().equals(Sender.COMMAND_LINE));
        Map<String, String> calls = byCall ? stage.commandLine().jobs() : Map.of();
        for (Sent sent : unknown) {
            if (!sent.desk().equals(Sender.COMMAND_LINE)) {
                answer(stage.desk(sent.desk()).find(sent.mark())).ifPresent(found -> settle(sent, found));
            } else if (!calls.isEmpty()) {
                settle(sent, Optional.ofNullable(calls.get(sent.mark())));
            }
        }
    }

    private static void settle(Sent sent, Optional<String> job) {
        job.ifPresentOrElse(sent::saved, sent::settle);
    }

    private static <T> Optional<T> answer(CompletableFuture<T> asked) throws InterruptedException {
        try {
            return Optional.of(asked.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }
}
