package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.agent.config.AgentConfig.SourcePlan;
import steward.agent.source.EventDraft;
import steward.agent.source.Position;
import steward.agent.source.Source;
import steward.agent.source.SourceContext;
import steward.message.Ack;
import steward.message.Attributes;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.Event;
import steward.message.MethodName;
import steward.message.Severity;

/** Event sources in a whole agent on a real broker. */
class AgentSourcesTest {
    @TempDir
    private Path folder;

    @Test
    void everyEventReachesTheStreamOnceAndInOrder() {
        int count = 5_000;
        try (Voyage voyage = new Voyage(folder, plan("counting", context -> count(context, count)))) {
            await().atMost(Voyage.LONG).until(() -> numbers(voyage, "counting").size() >= count);
            assertThat(numbers(voyage, "counting"))
                    .containsExactlyElementsOf(
                            LongStream.range(0, count).boxed().toList());
        }
    }

    @Test
    void aSourceThatFailsRunsAgainFromWhereItWas() {
        AtomicInteger runs = new AtomicInteger();
        Source failing = context -> {
            long from = Long.parseLong(context.positions().getOrDefault("next", "0"));
            context.put(List.of(number(from)), List.of(Position.at("next", Long.toString(from + 1))));
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("failing on purpose");
            }
            context.awaitStop(Voyage.LONG);
        };
        try (Voyage voyage = new Voyage(folder, plan("failing", failing))) {
            await().atMost(Voyage.LONG).until(() -> numbers(voyage, "failing").size() == 3);
            assertThat(numbers(voyage, "failing")).containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void theMethodProcessListsStopsAndStartsThem() {
        AtomicInteger alive = new AtomicInteger();
        Source waiting = context -> {
            alive.incrementAndGet();
            try {
                context.awaitStop(Voyage.LONG);
            } finally {
                alive.decrementAndGet();
            }
        };
        try (Voyage voyage = new Voyage(folder, plan("waiting", waiting))) {
            assertThat(output(voyage, Map.of("action", "list")))
                    .contains("waiting.nginx")
                    .contains("running");
            assertThat(output(voyage, Map.of("action", "stop", "process", "waiting.nginx")))
                    .contains("process waiting.nginx is stopped");
            assertThat(alive).hasValue(0);
            assertThat(output(voyage, Map.of("action", "list"))).contains("stopped");
            assertThat(output(voyage, Map.of("action", "start", "process", "waiting.nginx")))
                    .contains("process waiting.nginx runs");
            await().atMost(Voyage.LONG).untilAtomic(alive, is(1));
        }
    }

    private static String output(Voyage voyage, Map<String, Object> arguments) {
        Ack ack = voyage.ended(voyage.send("process", new Attributes(Map.copyOf(arguments)), Voyage.LONG));
        assertThat(ack.state()).as("%s", ack).isEqualTo(CommandState.SUCCEEDED);
        return Voyage.text(ack);
    }

    private static void count(SourceContext context, int count) throws InterruptedException {
        List<EventDraft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drafts.add(number(i));
            if (drafts.size() == 500) {
                context.put(drafts);
                drafts.clear();
            }
        }
        context.awaitStop(Voyage.LONG);
    }

    private static EventDraft number(long number) {
        return new EventDraft(Severity.INFO, Attributes.of("number", number));
    }

    private static SourcePlan plan(String method, Source source) {
        return new SourcePlan(new MethodName(method), new Domain("nginx"), source);
    }

    private static List<Object> numbers(Voyage voyage, String method) {
        return voyage.others().stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .filter(event -> event.address().method().value().equals(method))
                .map(event -> event.data().get("number").orElseThrow())
                .toList();
    }
}
