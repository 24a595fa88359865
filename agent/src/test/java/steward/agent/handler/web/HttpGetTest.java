package steward.agent.handler.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.agent.handler.Outcome;
import steward.agent.handler.StopReason;
import steward.agent.handler.Trial;
import steward.message.Attributes;

class HttpGetTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final Trial trial = new Trial(new HttpGet());
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/hello",
                exchange -> answer(
                        exchange, 200, "hello " + exchange.getRequestHeaders().getFirst("X-Who")));
        server.createContext("/gone", exchange -> answer(exchange, 404, "not here"));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/hello");
            answer(exchange, 302, "");
        });
        server.createContext("/silent", exchange -> await(never));
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(never);
        });
        server.start();
    }

    @AfterEach
    void end() {
        never.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bringsTheBodyAsOutputAndTheHeadBesideIt() throws Exception {
        Outcome outcome = trial.run(url("/hello").with("headers", Map.of("X-Who", "world")));
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.reason()).contains("HTTP status 200");
        assertThat(trial.output().out()).isEqualTo("hello world");
        assertThat(trial.output().err()).startsWith("HTTP 200 http://").contains("content-length: 11\n");
    }

    @Test
    void failsWithTheStatusAndStillBringsTheBody() throws Exception {
        Outcome outcome = trial.run(url("/gone"));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.reason()).contains("HTTP status 404");
        assertThat(trial.output().out()).isEqualTo("not here");
    }

    @Test
    void goesWhereItIsSentUnlessTold() throws Exception {
        assertThat(trial.run(url("/moved")).succeeded()).isTrue();
        assertThat(trial.run(url("/moved").with("redirects", false)).reason()).contains("HTTP status 302");
    }

    @Test
    void endsWhenItIsToldToThoughTheServerIsSilent() throws Exception {
        CompletableFuture<Outcome> end = trial.begin(url("/silent"));
        trial.stop(StopReason.CANCELLED);
        assertThat(end.get().reason()).contains("stopped before the server had answered");
    }

    @Test
    void endsInTheMiddleOfABodyAndKeepsWhatCame() throws Exception {
        CompletableFuture<Outcome> end = trial.begin(url("/drip"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> trial.output().out().equals("first"));
        trial.stop(StopReason.RUN_LIMIT);
        assertThat(end.get().succeeded()).isFalse();
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Outcome outcome = trial.run(Attributes.of("url", "http://127.0.0.1:" + closed + "/"));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.reason().orElseThrow()).startsWith("http://127.0.0.1:" + closed + "/: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "http:///x",
                "http://u:p@h/",
                "http://a b/"
            })
    void asksWebServersOnly(String url) {
        assertThatThrownBy(() -> new HttpGet().check(Attributes.of("url", url)))
                .hasMessageContaining("write it as http://HOST/PATH");
    }

    @Test
    void refusesAHeaderThatCannotBeSent() {
        assertThatThrownBy(() -> new HttpGet().check(url("/").with("headers", Map.of("a b", "c"))))
                .hasMessageContaining("argument \"headers\" holds \"a b\"");
    }

    private Attributes url(String path) {
        return Attributes.of("url", "http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
