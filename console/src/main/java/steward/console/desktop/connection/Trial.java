package steward.console.desktop.connection;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import steward.broker.BrokerBinary;
import steward.broker.BrokerException;
import steward.bus.BusException;
import steward.bus.ConnectionState;
import steward.bus.StreamName;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.checkup.Greeting;
import steward.console.desktop.keep.Profile;
import steward.console.home.Home;
import steward.console.home.HomeException;
import steward.time.Clock;

/**
 * What came of trying a profile: who answered and how fast, or what is in the way and how it is helped.
 *
 * @param outcome in short
 * @param detail the broker's address, its program, or the reason
 * @param greeting what the broker says of itself
 * @param roundTrip how long it took to answer a question
 * @param remark what is missing there, if anything
 */
public record Trial(
        Outcome outcome,
        String detail,
        Optional<Greeting> greeting,
        Optional<Duration> roundTrip,
        Optional<String> remark) {
    private static final Duration TO_CONNECT = Duration.ofSeconds(8);

    /** How it went. */
    public enum Outcome {
        CONNECTED,
        /** The profile's own broker does not run; it is started when the profile is opened. */
        STARTS,
        /** Nobody said anything for too long. */
        SILENT,
        FAILED
    }

    /** Tries it; takes up to a dozen seconds. Makes nothing on the disk and nothing on the broker. */
    static Trial of(Profile profile) {
        try {
            if (!Files.isDirectory(Path.of(profile.home()))) {
                return profile.isEmbedded() ? starts() : connect(Access.withoutHome(profile));
            }
            Home home = Home.open(Path.of(profile.home()));
            if (!profile.isEmbedded()) {
                return connect(Access.of(profile, home));
            }
            boolean ran = !home.brokers().isEmpty();
            Trial trial = ran ? connect(Access.of(profile, home)) : starts();
            return trial.outcome() == Outcome.CONNECTED ? trial : starts();
        } catch (BrokerException | HomeException | UncheckedIOException e) {
            return bare(Outcome.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** @throws BrokerException when there is no program that could be started */
    private static Trial starts() {
        BrokerBinary binary = BrokerBinary.find(Optional.empty());
        return new Trial(
                Outcome.STARTS,
                binary.path().toString(),
                Optional.of(new Greeting(binary.version(), "", Optional.empty(), true)),
                Optional.empty(),
                Optional.empty());
    }

    private static Trial bare(Outcome outcome, String detail) {
        return new Trial(outcome, detail, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Trial connect(NatsSettings settings) {
        CompletableFuture<ConnectionState> settled = new CompletableFuture<>();
        try (NatsBus bus = NatsBus.connect(settings)) {
            bus.onConnection(state -> {
                if (state.connected() || !state.detail().equals("connecting")) {
                    settled.complete(state);
                }
            });
            ConnectionState state = settled.get(TO_CONNECT.toMillis(), TimeUnit.MILLISECONDS);
            return state.connected() ? asked(bus, state.detail()) : bare(Outcome.FAILED, state.detail());
        } catch (TimeoutException e) {
            return bare(Outcome.SILENT, String.join(", ", settings.urls()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return bare(Outcome.FAILED, String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            return bare(Outcome.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Trial asked(NatsBus bus, String address) throws InterruptedException, TimeoutException {
        Optional<Greeting> greeting = Greeting.ask(address);
        Clock clock = Clock.system();
        long start = clock.nanos();
        Optional<String> remark = Optional.empty();
        try {
            bus.identity(StreamName.STEWARD_COMMANDS)
                    .toCompletableFuture()
                    .get(TO_CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            remark = Optional.of(String.valueOf(BusException.of(e.getCause()).getMessage()));
        }
        Duration took = Duration.ofNanos(clock.nanos() - start);
        return new Trial(Outcome.CONNECTED, address, greeting, Optional.of(took), remark);
    }
}
