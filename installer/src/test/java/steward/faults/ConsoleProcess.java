package steward.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import steward.bus.nats.Credentials;
import steward.bus.nats.NatsBus;
import steward.bus.nats.NatsSettings;
import steward.codec.Json;
import steward.console.engine.Engine;
import steward.console.engine.JobQuery;
import steward.console.home.Home;
import steward.console.job.Job;
import steward.console.job.JobDetail;
import steward.console.job.JobSummary;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.trust.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A console as a process of its own, to be killed: the engine that the command line and the desktop stand on, which takes
 * one JSON object a line and answers each with another of the same number.
 */
final class ConsoleProcess {
    /** The option for {@link QuickSignatures}. */
    static final String QUICK = "quick";

    private static final Domain DOMAIN = new Domain("operatingsystem");
    private static final MethodName SHELL = new MethodName("shellcommand");

    private final Home home;
    private final Engine engine;
    /** Every request to send so far: whoever asks what was saved must not overtake them. */
    private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

    private ConsoleProcess(Home home, Engine engine) {
        this.home = home;
        this.engine = engine;
    }

    /** Arguments: the home, the broker's address, the file with credentials, options. Ends with its standard input. */
    public static void main(String... arguments) throws IOException {
        if (List.of(arguments).contains(QUICK)) {
            QuickSignatures.use();
        }
        NatsSettings settings = NatsSettings.of(
                List.of(arguments[1].split(",")),
                Credentials.read(Path.of(arguments[2])),
                "console",
                NatsSettings.CONSOLE_INBOX);
        Home home = Home.open(Path.of(arguments[0]));
        try (NatsBus bus = NatsBus.connect(settings);
                Engine engine = Engine.open(home, bus);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            engine.start();
            ConsoleProcess console = new ConsoleProcess(home, engine);
            say(Json.object().put("number", 0).put("ready", true));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                console.take(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private void take(JsonNode request) {
        long number = request.get("number").asLong();
        begin(request).whenComplete((answer, error) -> {
            ObjectNode said = error == null ? answer : Json.object().put("error", String.valueOf(error));
            said.put("number", number);
            say(said);
        });
    }

    private CompletionStage<ObjectNode> begin(JsonNode request) {
        return switch (request.get("do").asString()) {
            case "send" -> send(send(request));
            case "cancel" -> engine.cancel(job(request)).thenApply(done -> Json.object());
            case "read" -> engine.job(job(request)).thenApply(ConsoleProcess::told);
            case "find" -> sending.thenCompose(done -> find(request.get("mark").asString()));
            case "many" -> engine.send(sendMany(request)).thenApply(ConsoleProcess::saved);
            case "counts" ->
                engine.jobs(JobQuery.newest(request.get("jobs").asInt())).thenApply(ConsoleProcess::counted);
            case "key" ->
                CompletableFuture.completedFuture(Json.object()
                        .put("operator", home.settings().operator().value())
                        .put(
                                "key",
                                SigningKey.loadOrCreate(home.key())
                                        .verifyingKey()
                                        .toString()));
            default -> throw new IllegalArgumentException("unknown request " + request);
        };
    }

    private CompletionStage<ObjectNode> send(SendRequest request) {
        CompletableFuture<ObjectNode> sent =
                engine.send(request).thenApply(ConsoleProcess::saved).toCompletableFuture();
        sending = sending.thenCombine(sent.exceptionally(error -> Json.object()), (before, now) -> null);
        return sent;
    }

    private CompletionStage<ObjectNode> find(String mark) {
        return engine.jobs(new JobQuery(Optional.empty(), Optional.of(mark), 10))
                .thenApply(found -> found.stream()
                        .filter(summary -> summary.job().label().equals(Optional.of(mark)))
                        .findFirst()
                        .map(summary -> saved(summary.job()))
                        .orElseGet(Json::object));
    }

    private static SendRequest send(JsonNode request) {
        return new SendRequest(
                List.of(new NodeName(request.get("node").asString())),
                SHELL,
                DOMAIN,
                Attributes.of("command", request.get("line").asString()),
                Optional.of(Duration.parse(request.get("validFor").asString())),
                Optional.of(Duration.parse(request.get("runLimit").asString())),
                request.get("rerun").asBoolean() ? OnInterrupt.RERUN : OnInterrupt.REPORT,
                Optional.of(request.get("mark").asString()),
                Map.of(),
                true);
    }

    private static SendRequest sendMany(JsonNode request) {
        List<NodeName> nodes = IntStream.range(0, request.get("nodes").asInt())
                .mapToObj(LoadNodes::name)
                .map(NodeName::new)
                .toList();
        return new SendRequest(
                nodes,
                SHELL,
                DOMAIN,
                Attributes.of("command", "true"),
                Optional.empty(),
                Optional.empty(),
                OnInterrupt.REPORT,
                Optional.of(request.get("mark").asString()),
                Map.of(),
                true);
    }

    private static ObjectNode counted(List<JobSummary> jobs) {
        ObjectNode said = Json.object();
        ObjectNode labels = said.putObject("jobs");
        jobs.forEach(job -> {
            ObjectNode counts = labels.putObject(job.job().label().orElse(""));
            job.counts().forEach((state, count) -> counts.put(state.name(), count));
        });
        return said;
    }

    private static JobId job(JsonNode request) {
        return JobId.parse(request.get("job").asString());
    }

    private static ObjectNode saved(Job job) {
        return Json.object().put("job", job.id().toString());
    }

    private static ObjectNode told(JobDetail detail) {
        ObjectNode said = Json.object();
        ArrayNode commands = said.putArray("commands");
        detail.commands().forEach(status -> commands.add(Seen.of(status).json()));
        return said;
    }

    private static void say(JsonNode said) {
        String line = new String(Json.write(said), StandardCharsets.UTF_8);
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
