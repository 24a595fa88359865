package steward.agent.source.syslog;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import steward.agent.source.EventDraft;
import steward.agent.source.Source;
import steward.agent.source.SourceContext;
import steward.agent.syslog.SyslogMessage;
import steward.agent.syslog.SyslogParser;

/**
 * One {@code syslogforwarding}: opens its listeners and makes events of their lines until it is told to stop; then what has
 * been read is still forwarded.
 *
 * @param listeners at least one
 * @param filter what is forwarded
 * @param perSecond how many messages a second at most; 0 for no limit
 */
record Forwarder(List<Listener> listeners, Filter filter, long perSecond) implements Source {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public void run(SourceContext context) throws Exception {
        List<Listener.Open> open = new ArrayList<>();
        try {
            for (Listener listener : listeners) {
                open.add(listener.open());
            }
            new Run(context, open).run();
        } finally {
            for (Listener.Open listener : open) {
                listener.close();
            }
        }
    }

    private final class Run {
        private final SourceContext context;
        private final List<Listener.Open> open;
        private final Inbox inbox = new Inbox();
        private final Rate rate = new Rate(perSecond);
        private final Losses losses = new Losses();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Run(SourceContext context, List<Listener.Open> open) {
            this.context = context;
            this.open = open;
        }

        void run() throws Exception {
            Thread forwarder = Thread.currentThread();
            for (Listener.Open listener : open) {
                Thread thread = new Thread(() -> listen(listener, forwarder), forwarder.getName() + " listener");
                thread.setDaemon(true);
                thread.start();
            }
            try {
                // Left by the interruption alone, so that none comes while the rest is forwarded.
                while (true) {
                    forward(inbox.take(SourceContext.MOST_EVENTS - 1, PATIENCE));
                }
            } catch (InterruptedException e) {
                Throwable cause = failure.get();
                if (cause != null) {
                    throw new IOException("a listener failed: " + cause.getMessage(), cause);
                }
            }
            finish();
        }

        private void listen(Listener.Open listener, Thread forwarder) {
            try {
                listener.run(inbox);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                failure.set(e);
                forwarder.interrupt();
            }
        }

        private void finish() throws IOException, InterruptedException {
            countLost();
            for (Listener.Open listener : open) {
                listener.close();
            }
            for (List<Line> rest = takeRest(); !rest.isEmpty(); rest = takeRest()) {
                context.put(drafts(rest));
            }
            Optional<EventDraft> told = losses.tell(System.nanoTime());
            if (told.isPresent()) {
                context.put(List.of(told.get()));
            }
        }

        private List<Line> takeRest() throws InterruptedException {
            return inbox.take(SourceContext.MOST_EVENTS, Duration.ZERO);
        }

        private void forward(List<Line> lines) throws InterruptedException {
            List<EventDraft> drafts = drafts(lines);
            long now = System.nanoTime();
            if (losses.isDue(now)) {
                countLost();
                losses.tell(now).ifPresent(drafts::add);
            }
            if (!drafts.isEmpty()) {
                context.put(drafts);
            }
        }

        private void countLost() {
            losses.lost(open.stream().mapToLong(Listener.Open::lost).sum());
        }

        private List<EventDraft> drafts(List<Line> lines) {
            List<EventDraft> drafts = new ArrayList<>(lines.size() + 1);
            long now = System.nanoTime();
            for (Line line : lines) {
                SyslogMessage message = SyslogParser.parse(line.bytes(), line.isLocal());
                if (!filter.passes(message)) {
                    continue;
                }
                if (rate.admits(now)) {
                    drafts.add(LineEvent.of(line, message));
                } else {
                    losses.limited();
                }
            }
            return drafts;
        }
    }
}
