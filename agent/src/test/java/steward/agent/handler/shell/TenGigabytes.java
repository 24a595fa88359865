package steward.agent.handler.shell;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import steward.agent.handler.Outcome;
import steward.agent.output.OutputCollector;
import steward.message.Output;
import steward.time.Clock;
import steward.time.ThreadLoop;

/** Runs a command that writes ten gigabytes, as an agent does, and says what became of them. A program of its own. */
final class TenGigabytes {
    static final long BYTES = 10_000_000_000L;
    static final long CAP = 1 << 20;

    private TenGigabytes() {}

    /** @param arguments a folder to work in */
    public static void main(String... arguments) throws Exception {
        ExecutorService courier = Executors.newSingleThreadExecutor();
        AtomicLong carried = new AtomicLong();
        try (ThreadLoop loop = new ThreadLoop("loop", Clock.system(), Throwable::printStackTrace)) {
            OutputCollector collector = new OutputCollector(
                    loop,
                    courier,
                    (segments, number) -> {
                        segments.forEach(
                                segment -> carried.addAndGet(segment.data().length()));
                        return true;
                    },
                    CAP);
            Outcome outcome = new Shell(Path.of(arguments[0]))
                    .run(Shell.argv("head", "-c", Long.toString(BYTES), "/dev/zero"), collector);
            Output output = collector.finish();
            System.out.println(outcome);
            System.out.println("carried " + carried);
            System.out.println(output.stdout());
            System.out.println(output.stderr());
        } finally {
            courier.shutdown();
        }
    }
}
