package steward.console.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.link.Worker;

final class NodeMemoryTest {
    private static final Said.Key KERNEL = new Said.Key(Said.Group.FACT, "kernel");

    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void remembersWhatANodeSaysDifferentlyAndWhatItSaidBefore() {
        link.put(List.of(SampleNode.saying(link.now(), Map.of("kernel", "6.1", "cpus", "4", "old", "x"), List.of())));
        NodeMemory memory = new NodeMemory(link, worker);
        assertThat(memory.changes(SampleNode.NAME)).isEmpty();
        link.put(List.of(SampleNode.saying(
                link.now().plusSeconds(30), Map.of("kernel", "6.2", "cpus", "4", "new", "y"), List.of())));
        until(() -> memory.changes(SampleNode.NAME).size() == 3);
        assertThat(memory.changes(SampleNode.NAME))
                .containsEntry(
                        KERNEL,
                        new FactChange(
                                Optional.of("6.1"),
                                Optional.of("6.2"),
                                link.now().plusSeconds(30)))
                .containsEntry(
                        new Said.Key(Said.Group.FACT, "old"),
                        new FactChange(
                                Optional.of("x"), Optional.empty(), link.now().plusSeconds(30)))
                .containsEntry(
                        new Said.Key(Said.Group.FACT, "new"),
                        new FactChange(
                                Optional.empty(), Optional.of("y"), link.now().plusSeconds(30)));
        memory.close();
        assertThat(link.open()).isZero();
    }

    @Test
    void forgetsTheOldestOfTooManyChanges() {
        NodeMemory memory = new NodeMemory(link, worker);
        for (int i = 0; i <= NodeMemory.MOST_CHANGES; i++) {
            String fact = "fact" + i;
            link.put(List.of(SampleNode.saying(link.now().plusSeconds(i), Map.of(fact, "x"), List.of())));
            memory.look();
        }
        Map<Said.Key, FactChange> changes = memory.changes(SampleNode.NAME);
        assertThat(changes).hasSize(NodeMemory.MOST_CHANGES);
        assertThat(changes).doesNotContainKey(new Said.Key(Said.Group.FACT, "fact0"));
        assertThat(changes).containsKey(new Said.Key(Said.Group.FACT, "fact" + NodeMemory.MOST_CHANGES));
        memory.close();
    }

    @Test
    void remembersWhenANodeWasHeard() {
        NodeMemory memory = new NodeMemory(link, worker);
        link.put(List.of(SampleNode.saying(link.now(), Map.of(), List.of())));
        memory.look();
        link.put(List.of(SampleNode.saying(link.now().plus(Duration.ofHours(2)), Map.of(), List.of())));
        memory.look();
        int place = memory.place(SampleNode.NAME).orElseThrow();
        long first = ContactRing.quarter(link.now());
        assertThat(memory.heardIn(place, first)).isTrue();
        assertThat(memory.heardIn(place, first + 4)).isFalse();
        assertThat(memory.heardIn(place, first + 8)).isTrue();
        memory.close();
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
