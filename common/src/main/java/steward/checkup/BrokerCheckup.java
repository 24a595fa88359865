package steward.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import steward.bus.Bus;
import steward.bus.BusException;
import steward.bus.StreamIdentity;
import steward.bus.StreamName;
import steward.time.Clock;

/** Looks at the broker from here: who answers, whether it lets this program in, its streams, and the clock. */
public final class BrokerCheckup {
    private static final String BROKER = "broker";
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Checkup checkup;
    private final Clock clock;

    public BrokerCheckup(Checkup checkup, Clock clock) {
        this.checkup = checkup;
        this.clock = clock;
    }

    /** Whether a broker that is fit for this listens at each address; for at most a few seconds each. */
    public void addresses(List<String> urls) {
        for (String url : urls) {
            String shown = url.replaceAll("//[^/@]*@", "//");
            Optional<Greeting> greeting = Greeting.ask(url);
            if (greeting.isEmpty()) {
                checkup.bad(
                        BROKER,
                        "no nats-server answers at " + shown,
                        "start it, or correct the address; see that no firewall is in between");
            } else {
                greeted(shown, greeting.get());
            }
        }
    }

    private void greeted(String url, Greeting greeting) {
        String found = "nats-server " + greeting.version() + " at " + url;
        if (!greeting.hasStreams()) {
            checkup.bad(BROKER, found + " has no JetStream", "start it with JetStream: nats-server --jetstream");
        } else if (!greeting.version().isAtLeast(2, 9)) {
            checkup.bad(BROKER, found + " is older than 2.9", "install nats-server 2.14 or later");
        } else if (greeting.isOld()) {
            checkup.doubtful(BROKER, found + " works, with known faults", "install nats-server 2.14 or later");
        } else {
            checkup.good(BROKER, found);
        }
    }

    /** Whether the broker lets this program in, and what it holds; waits for a few seconds where it does not answer. */
    public void inside(Bus bus) throws InterruptedException {
        AtomicReference<String> last = new AtomicReference<>("no answer");
        CompletableFuture<String> connected = new CompletableFuture<>();
        bus.onConnection(state -> {
            last.set(state.detail());
            if (state.connected()) {
                connected.complete(state.detail());
            }
        });
        try {
            checkup.good("login", "connected to " + await(connected, CONNECTING));
            streams(bus);
        } catch (BusException e) {
            checkup.bad("login", last.get(), remedy(last.get()));
        }
    }

    private static String remedy(String reason) {
        if (reason.matches("(?is).*(certificate|tls|ssl|pkix).*")) {
            return "name the authority of the broker's certificate (tls_ca), use a name that the certificate has, "
                    + "and see that the clock is right";
        }
        return reason.matches("(?is).*(authori[sz]ation|authentication|credential).*")
                ? "copy the broker's credentials for this program anew"
                : "see that the broker runs, and that address and credentials are right";
    }

    private void streams(Bus bus) throws InterruptedException {
        Instant newest = Instant.EPOCH;
        int found = 0;
        for (StreamName stream : StreamName.values()) {
            try {
                StreamIdentity identity = await(bus.identity(stream), ANSWERING);
                newest = identity.created().isAfter(newest) ? identity.created() : newest;
                found++;
            } catch (BusException e) {
                checkup.bad(
                        "streams",
                        String.valueOf(e.getMessage()),
                        "run  steward broker status  once, which makes them, with credentials that may");
            }
        }
        if (found > 0) {
            checkup.good("streams", found + " of " + StreamName.values().length + " are there");
            compareClock(newest);
        }
    }

    /** A clock that never was set stands long before what the broker keeps. */
    private void compareClock(Instant streamsMade) {
        Instant now = clock.wall();
        if (now.plus(TOLERANCE).isBefore(streamsMade)) {
            checkup.bad(
                    "clock",
                    "it is " + now + " here, and the broker's streams were made at " + streamsMade,
                    "set the clock, and let chrony or systemd-timesyncd keep it");
        } else {
            checkup.good("clock", now + " fits what the broker keeps");
        }
    }

    private static <T> T await(CompletionStage<T> stage, Duration limit) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw BusException.of(e.getCause());
        } catch (TimeoutException e) {
            throw new BusException(BusException.Kind.NO_ANSWER, "no answer within " + limit.toSeconds() + " s", e);
        }
    }
}
