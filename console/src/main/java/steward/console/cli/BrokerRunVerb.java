package steward.console.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import steward.broker.BrokerBinary;
import steward.broker.BrokerUser;
import steward.broker.EmbeddedBroker;
import steward.broker.ListenAddress;
import steward.bus.BusException;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.codec.Json;
import steward.console.home.Home;
import steward.trust.SigningKey;

@Command(
        name = "run",
        header = "Run the embedded broker in the foreground.",
        description =
                "Its data is in this home, and it runs until Ctrl-C. It keeps its address, so consoles of this home and agents find "
                        + "it again. It listens on this machine only unless --listen says otherwise.",
        footer = {
            "  steward broker run",
            "  steward broker run --listen 127.0.0.1:4222",
            "  steward broker run --listen 0.0.0.0:4222       (reachable by others: put it behind TLS or a VPN)"
        })
final class BrokerRunVerb extends Verb {
    private static final Duration STREAMS_LIMIT = Duration.ofSeconds(20);

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            order = 1,
            description = "host:port; port 0 for a free one. Default: 127.0.0.1 and the port of the last time.")
    private ListenAddress listen = ListenAddress.LOOPBACK;

    @Option(
            names = "--server",
            paramLabel = "FILE",
            order = 2,
            description =
                    "The nats-server to run. Default: $STEWARD_NATS_SERVER; else on the PATH, beside this program or in "
                            + "the user's cache, 2.14 or later before an older one.")
    private @Nullable Path server;

    BrokerRunVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        Home home = Homes.open(globals(), surroundings());
        BrokerBinary binary = BrokerBinary.find(Optional.ofNullable(server));
        binary.warning().ifPresent(printer::remark);
        listen.warning().ifPresent(printer::remark);
        CountDownLatch end = new CountDownLatch(1);
        AtExit ending = AtExit.run(end::countDown);
        try (EmbeddedBroker broker = EmbeddedBroker.start(home.broker(), listen, binary, printer::remark)) {
            makeStreams(broker);
            print(broker, home, printer);
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ending.cancel();
        }
        return ExitCode.OK;
    }

    /** Agents may not make them, and should find them whenever they come. */
    private static void makeStreams(EmbeddedBroker broker) throws InterruptedException {
        NatsSettings settings = NatsSettings.of(
                List.of(broker.url()),
                Credentials.read(broker.credentials(BrokerUser.CONSOLE)),
                "steward broker run",
                NatsSettings.CONSOLE_INBOX);
        try (NatsBus bus = NatsBus.connect(settings)) {
            CompletableFuture<Void> made = new CompletableFuture<>();
            bus.onConnection(state -> {
                if (state.connected()) {
                    bus.ensureStreams().whenComplete((done, error) -> complete(made, error));
                }
            });
            made.get(STREAMS_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw BusException.of(e.getCause());
        } catch (TimeoutException e) {
            throw new BusException(
                    BusException.Kind.NO_ANSWER, "the broker runs and made no streams within " + STREAMS_LIMIT, e);
        }
    }

    private static void complete(CompletableFuture<Void> made, @Nullable Throwable error) {
        if (error == null) {
            made.complete(null);
        } else {
            made.completeExceptionally(error);
        }
    }

    private void print(EmbeddedBroker broker, Home home, Printer printer) {
        Path console = broker.credentials(BrokerUser.CONSOLE);
        Path agent = broker.credentials(BrokerUser.AGENT);
        if (globals().isJson()) {
            printer.json(Json.object()
                    .put("url", broker.url())
                    .put("server", broker.binary().path().toString())
                    .put("version", broker.binary().version().toString())
                    .put("consoleCredentials", console.toString())
                    .put("agentCredentials", agent.toString()));
            return;
        }
        printer.line("broker " + broker.url() + " runs (nats-server "
                + broker.binary().version() + ", " + broker.binary().path() + "); Ctrl-C ends it");
        printer.line("consoles of this home find it by themselves; others: --broker " + broker.url() + " --credentials "
                + console);
        printer.line("agents need its address, a copy of " + agent + ", and your key:");
        printer.line("  " + SigningKey.loadOrCreate(home.key()).verifyingKey() + " "
                + home.settings().operator());
    }
}
