package steward.console.desktop.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import steward.bus.Bus;
import steward.console.desktop.link.Crossing;
import steward.console.desktop.link.Link;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.desktop.notice.Notice;
import steward.console.desktop.notice.Notices;
import steward.console.desktop.route.Route;
import steward.console.engine.JobQuery;
import steward.console.engine.Update;
import steward.console.job.JobSummary;
import steward.message.CommandState;
import steward.message.JobId;

/**
 * Tells once when a job of this home has ended, whatever the number of its nodes: one notice with the counts. Jobs that
 * ended before anybody watched are not told. Looks at most once a second.
 */
public final class JobWatch implements AutoCloseable {
    /** The newest jobs are looked at together. */
    static final int NEWEST = 200;
    /** Older ones singly, at most so many at a time; the others when they change again. */
    static final int MOST_OLDER = 50;
    /** As many ended jobs are remembered, so that none is told twice. */
    static final int MOST_REMEMBERED = 5_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Link link;
    private final Worker worker;
    private final Crossing crossing;
    private final Texts texts;
    private final Notices notices;
    private final Bus.Subscription updates;
    private final Map<JobId, Boolean> ended = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });
    private Set<JobId> changed = new HashSet<>();
    private boolean looking;
    private boolean begun;
    private boolean closed;

    public JobWatch(Link link, Worker worker, Crossing crossing, Texts texts, Notices notices) {
        this.link = link;
        this.worker = worker;
        this.crossing = crossing;
        this.texts = texts;
        this.notices = notices;
        updates = link.onUpdate(this::updated);
        look();
    }

    private synchronized void updated(Update update) {
        changed.addAll(update.jobs());
        if (!changed.isEmpty() && !looking) {
            look();
        }
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        looking = true;
        Set<JobId> wanted = changed;
        changed = new HashSet<>();
        link.jobs(JobQuery.newest(NEWEST)).whenComplete((newest, wrong) -> {
            if (newest != null) {
                looked(newest, wanted);
            }
            worker.after(PAUSE, this::again);
        });
    }

    private synchronized void again() {
        looking = false;
        if (!changed.isEmpty()) {
            look();
        }
    }

    private void looked(List<JobSummary> newest, Set<JobId> wanted) {
        boolean first;
        synchronized (this) {
            first = !begun;
            begun = true;
        }
        newest.forEach(job -> seen(job, first));
        Set<JobId> older = new HashSet<>(wanted);
        newest.forEach(job -> older.remove(job.job().id()));
        if (!first) {
            older.stream()
                    .filter(id -> !ended.containsKey(id))
                    .limit(MOST_OLDER)
                    .forEach(id -> link.job(id).thenAccept(detail -> seen(detail.summary(), false)));
        }
    }

    private void seen(JobSummary job, boolean quietly) {
        boolean isNew =
                job.job().own() && job.isEnded() && ended.putIfAbsent(job.job().id(), true) == null;
        if (isNew && !quietly) {
            crossing.run(() -> tell(job));
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void tell(JobSummary job) {
        if (isClosed()) {
            return;
        }
        List<String> counts = new ArrayList<>();
        for (CommandState state : StateBar.ORDER) {
            if (job.count(state) > 0) {
                counts.add(texts.get(
                        "job.digest.count",
                        job.count(state),
                        texts.of("state.", state).toLowerCase(texts.locale())));
            }
        }
        notices.tell(
                job.isSuccess() ? Notice.Kind.SUCCESS : Notice.Kind.WARNING,
                texts.get(
                        "job.digest", JobWords.title(job.job()), counts.stream().collect(Collectors.joining(", "))),
                "job:" + job.job().id(),
                Optional.of(new Route.Job(job.job().id())));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        updates.close();
    }
}
