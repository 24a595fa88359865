package steward.agent.handler.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.text.Quoted;

/**
 * Asks a web server. The body comes as output; the status and the headers come on the error stream before it. A status
 * from 200 to 299 is a success.
 */
public final class HttpGet implements Handler {
    private static final int BUFFER = 64 * 1024;
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    @Override
    public MethodDescription description() {
        return Methods.HTTP_GET;
    }

    @Override
    public void check(Attributes arguments) throws InvalidArgumentException {
        Question.of(arguments);
    }

    private record Question(HttpRequest request, boolean redirects, Duration connectLimit) {
        static Question of(Attributes attributes) throws InvalidArgumentException {
            Arguments arguments = Arguments.of(Methods.HTTP_GET, attributes);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri(arguments.text("url").orElseThrow()));
            for (Map.Entry<String, String> header : arguments.textMap("headers").entrySet()) {
                try {
                    request.header(header.getKey(), header.getValue());
                } catch (IllegalArgumentException e) {
                    throw new InvalidArgumentException(
                            "headers", "holds " + Quoted.text(header.getKey()) + ": " + e.getMessage(), "leave it out");
                }
            }
            Duration limit = arguments.duration("connectLimit").orElse(Duration.ofSeconds(30));
            if (limit.isZero()) {
                throw new InvalidArgumentException("connectLimit", "is zero", "write it as PT30S");
            }
            return new Question(request.build(), arguments.flag("redirects").orElse(true), limit);
        }

        private static URI uri(String text) throws InvalidArgumentException {
            try {
                URI uri = new URI(text);
                boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                if (isWeb && uri.getHost() != null && uri.getUserInfo() == null) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                // The answer below says what to write instead.
            }
            throw new InvalidArgumentException(
                    "url",
                    "is " + Quoted.text(text),
                    "write it as http://HOST/PATH or https://HOST/PATH; a password goes into the headers");
        }
    }

    @Override
    public Outcome handle(Invocation invocation) throws Exception {
        Question question = Question.of(invocation.command().arguments());
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(question.connectLimit())
                .followRedirects(question.redirects() ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .build();
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(question.request(), HttpResponse.BodyHandlers.ofInputStream());
        invocation.stopping().onStop(reason -> answer.cancel(true));
        try {
            return bring(answer.get(), invocation);
        } catch (CancellationException e) {
            return Outcome.failure("stopped before the server had answered");
        } catch (ExecutionException e) {
            return Outcome.failure(question.request().uri() + ": " + words(e.getCause() == null ? e : e.getCause()));
        } catch (IOException e) {
            return Outcome.failure("the answer broke off: " + words(e));
        }
    }

    private static Outcome bring(HttpResponse<InputStream> answer, Invocation invocation) throws IOException {
        StringBuilder head = new StringBuilder("HTTP " + answer.statusCode() + " " + answer.uri() + "\n");
        answer.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append('\n')));
        invocation.output().print(OutputStreamName.STDERR, head.toString());
        try (InputStream body = answer.body()) {
            invocation.stopping().onStop(reason -> close(body));
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                invocation.output().write(OutputStreamName.STDOUT, buffer, 0, count);
            }
        }
        String status = "HTTP status " + answer.statusCode();
        boolean isWell = answer.statusCode() >= OK && answer.statusCode() < MULTIPLE_CHOICES;
        return new Outcome(isWell, OptionalInt.empty(), Optional.of(status));
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It ends in any case: the reader gets the same.
        }
    }

    private static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
