package steward.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import steward.agent.unit.Tally;
import steward.agent.unit.UnitFigures;

/** What Prometheus is told, by the grammar of its exposition format, and that the manual lists all of it. */
class MetricsServerTest {
    private static final Path MANUAL = Path.of("../README.md");
    private static final String BEGIN = "<!-- metrics of an agent -->\n";
    private static final String END = "<!-- end of metrics of an agent -->";
    /** The text format 0.0.4: a help and a type line for each name, which its samples follow. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private final Tally tally = new Tally();
    private MetricsServer server;

    @BeforeEach
    void start() throws IOException {
        server = MetricsServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                () -> CompletableFuture.completedStage(new UnitFigures(true, 7, 2, 11, 3, 5, 17)),
                tally);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsFiguresAndCountersByTheGrammarOfTheFormat() throws Exception {
        tally.add(Tally.Limit.RUNS_SKIPPED, 42);
        HttpResponse<String> answer = get("/metrics", "GET");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        List<String> names = parsed(answer.body());
        assertThat(names)
                .containsExactlyElementsOf(
                        AgentMetrics.all().stream().map(Metric::name).toList());
        assertThat(answer.body())
                .contains("\nsteward_agent_commands_open 7\n")
                .contains("\nsteward_agent_events_dropped_total 5\n")
                .contains("\nsteward_agent_runs_skipped_total 42\n");
    }

    @Test
    void answersNothingElse() throws Exception {
        assertThat(get("/", "GET").statusCode()).isEqualTo(404);
        assertThat(get("/metrics", "POST").statusCode()).isEqualTo(405);
    }

    @Test
    void everyLimitThatCountsIsOfThem() {
        for (Tally.Limit limit : Tally.Limit.values()) {
            assertThat(AgentMetrics.all())
                    .extracting(Metric::name)
                    .contains("steward_agent_" + limit.metric() + "_total");
        }
    }

    @Test
    void theManualHasThisTable() throws IOException {
        String manual = Files.readString(MANUAL);
        assertThat(manual).contains(BEGIN, END);
        assertThat(manual.substring(manual.indexOf(BEGIN) + BEGIN.length(), manual.indexOf(END)))
                .as("write this table into %s", MANUAL)
                .isEqualTo("| metric | is |\n|---|---|\n"
                        + AgentMetrics.all().stream()
                                .map(metric -> "| `" + metric.name() + "` | " + metric.help() + " |\n")
                                .collect(Collectors.joining()));
    }

    /** The names in their order; fails at the first line that the grammar does not know. */
    private static List<String> parsed(String text) {
        assertThat(text).endsWith("\n");
        List<String> names = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i += 3) {
            String[] help = lines.get(i).split(" ", 4);
            String[] type = lines.get(i + 1).split(" ");
            String[] sample = lines.get(i + 2).split(" ");
            assertThat(help).hasSize(4).startsWith("#", "HELP");
            assertThat(NAME.matcher(help[2]).matches()).as(help[2]).isTrue();
            assertThat(type).startsWith("#", "TYPE", help[2]).hasSize(4);
            assertThat(type[3]).isIn("counter", "gauge");
            assertThat(type[3].equals("counter")).isEqualTo(help[2].endsWith("_total"));
            assertThat(sample).hasSize(2).startsWith(help[2]);
            assertThat(Double.parseDouble(sample[1])).isNotNegative();
            assertThat(names).doesNotContain(help[2]);
            names.add(help[2]);
        }
        return names;
    }

    private HttpResponse<String> get(String path, String method) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
