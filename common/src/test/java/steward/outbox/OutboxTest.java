package steward.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import steward.bus.BusException;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.message.Bytes;
import steward.testing.SimLoop;

class OutboxTest {
    private final SimLoop loop = new SimLoop();
    private final Shelf shelf = new Shelf();
    private final List<String> published = new ArrayList<>();
    private final List<CompletableFuture<Confirmation>> answers = new ArrayList<>();
    private final Outbox outbox = new Outbox(loop, this::publish, shelf, new Random(1), trouble -> {});

    private CompletionStage<Confirmation> publish(Parcel parcel) {
        published.add(parcel.dedupeId());
        CompletableFuture<Confirmation> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    private void confirmAll() {
        List<CompletableFuture<Confirmation>> open = List.copyOf(answers);
        answers.clear();
        open.forEach(answer -> answer.complete(new Confirmation(1, false)));
        loop.settle();
    }

    private void failAll(BusException.Kind kind) {
        List<CompletableFuture<Confirmation>> open = List.copyOf(answers);
        answers.clear();
        open.forEach(answer -> answer.completeExceptionally(new BusException(kind, "no")));
        loop.settle();
    }

    @Test
    void removesNothingBeforeTheBrokerConfirmsIt() {
        shelf.put(Lane.CONTROL, "a");
        outbox.pump();
        assertThat(shelf.entries).hasSize(1);
        confirmAll();
        assertThat(shelf.entries).isEmpty();
    }

    @Test
    void keepsTheOrderOfALaneAndItsWindow() {
        for (int i = 0; i < 200; i++) {
            shelf.put(Lane.CONTROL, "c" + i);
            shelf.put(Lane.OUTPUT, "o" + i);
        }
        outbox.pump();
        assertThat(published).hasSize(Lane.CONTROL.window() + Lane.OUTPUT.window());
        while (!shelf.entries.isEmpty()) {
            confirmAll();
        }
        assertThat(published.stream().filter(id -> id.startsWith("c"))).containsExactlyElementsOf(numbered("c"));
        assertThat(published.stream().filter(id -> id.startsWith("o"))).containsExactlyElementsOf(numbered("o"));
    }

    private static List<String> numbered(String lane) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(lane + i);
        }
        return ids;
    }

    @Test
    void offersAgainInOrderWhatFailed() {
        shelf.put(Lane.CONTROL, "a");
        shelf.put(Lane.CONTROL, "b");
        outbox.pump();
        failAll(BusException.Kind.NO_ANSWER);
        loop.advance(Duration.ofMinutes(1));
        assertThat(published).containsExactly("a", "b", "a", "b");
        confirmAll();
        assertThat(shelf.entries).isEmpty();
    }

    @Test
    void aFullLaneHoldsUpNoOther() {
        shelf.put(Lane.OUTPUT, "o");
        outbox.pump();
        failAll(BusException.Kind.FULL);
        shelf.put(Lane.CONTROL, "c");
        outbox.pump();
        assertThat(published).containsExactly("o", "c");
    }

    @Test
    void goesOnAfterAFailedWriteWhileItBacksOff() {
        shelf.put(Lane.CONTROL, "a");
        shelf.put(Lane.EVENT, "e");
        outbox.pump();
        answers.get(0).completeExceptionally(new BusException(BusException.Kind.NO_ANSWER, "lost"));
        loop.settle();
        shelf.isBroken = true;
        answers.get(1).complete(new Confirmation(1, false));
        assertThatThrownBy(loop::settle).hasMessage("disk full");
        shelf.isBroken = false;
        loop.advance(Duration.ofMinutes(1));
        answers.forEach(answer -> answer.complete(new Confirmation(1, true)));
        loop.settle();
        assertThat(shelf.entries).isEmpty();
    }

    @Test
    void triesAgainAtOnceWhenTheConnectionIsBack() {
        shelf.put(Lane.CONTROL, "a");
        outbox.pump();
        failAll(BusException.Kind.NOT_CONNECTED);
        outbox.connected();
        assertThat(published).containsExactly("a", "a");
    }

    /** Entries in memory; its writes can fail. */
    private static final class Shelf implements OutboxStore {
        private final List<OutboxEntry> entries = new ArrayList<>();
        private long number;
        private boolean isBroken;

        void put(Lane lane, String id) {
            entries.add(new OutboxEntry(++number, lane, new Parcel("s", Bytes.empty(), Map.of(), id)));
        }

        @Override
        public List<OutboxEntry> waiting(Lane lane, long afterNumber, int limit) {
            return entries.stream()
                    .filter(entry -> entry.lane() == lane && entry.number() > afterNumber)
                    .limit(limit)
                    .toList();
        }

        @Override
        public void confirmed(List<Confirmed> confirmed) {
            if (isBroken) {
                throw new IllegalStateException("disk full");
            }
            confirmed.forEach(one -> entries.remove(one.entry()));
        }
    }
}
