package steward.agent.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import steward.agent.unit.Tally;
import steward.agent.unit.UnitFigures;

/**
 * Answers {@code GET /metrics} on one address of this machine, one caller at a time; what more than a few ask at once is
 * refused.
 */
public final class MetricsServer implements AutoCloseable {
    /** What the exposition format calls itself. */
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int MOST_WAITING = 8;
    private static final int PATIENCE_SECONDS = 5;

    private final HttpServer server;
    private final ExecutorService worker = new ThreadPoolExecutor(
            0, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), MetricsServer::daemon);
    private final Supplier<CompletionStage<UnitFigures>> figures;
    private final Tally tally;

    private MetricsServer(HttpServer server, Supplier<CompletionStage<UnitFigures>> figures, Tally tally) {
        this.server = server;
        this.figures = figures;
        this.tally = tally;
    }

    /**
     * Begins to listen.
     *
     * @param figures how the unit is, asked for on each call
     * @throws IOException when the address cannot be used
     */
    public static MetricsServer start(
            InetSocketAddress address, Supplier<CompletionStage<UnitFigures>> figures, Tally tally) throws IOException {
        MetricsServer server = new MetricsServer(HttpServer.create(address, MOST_WAITING), figures, tally);
        server.server.createContext("/", server::answer);
        server.server.setExecutor(server.worker);
        server.server.start();
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                send(exchange, 404, "what there is stands at /metrics\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "only GET is answered\n");
            } else {
                send(exchange);
            }
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        try {
            UnitFigures now = figures.get().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            send(exchange, 200, AgentMetrics.text(now, tally));
        } catch (TimeoutException | ExecutionException e) {
            send(exchange, 503, "the unit does not answer: " + e + "\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "metrics");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        worker.shutdownNow();
    }
}
