package steward.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<String, CompletableFuture<Confirmation>> open = new HashMap<>();
    private final List<BusException> troubles = new ArrayList<>();
    private final Outbox outbox = new Outbox(loop, this::publish, shelf, new Random(1), troubles::add);

    private CompletionStage<Confirmation> publish(Parcel parcel) {
        published.add(parcel.dedupeId());
        CompletableFuture<Confirmation> answer = new CompletableFuture<>();
        answers.add(answer);
        open.put(parcel.dedupeId(), answer);
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
    void saysWhatMayBeAtTheBrokerAlready() {
        shelf.put(Lane.CONTROL, "a");
        shelf.put(Lane.CONTROL, "b");
        assertThat(outbox.isUnderWay(1)).isFalse();
        outbox.pump();
        assertThat(outbox.isUnderWay(1)).isTrue();
        failAll(BusException.Kind.NOT_CONNECTED);
        assertThat(outbox.isUnderWay(1)).isFalse();
        outbox.connected();
        Objects.requireNonNull(open.get("b")).complete(new Confirmation(1, false));
        assertThat(outbox.isUnderWay(2)).as("confirmed, and not yet taken down").isTrue();
        loop.settle();
        assertThat(outbox.isUnderWay(2)).isFalse();
    }

    @Test
    void keepsTheOrderOfALaneAndItsWindow() {
        for (int i = 0; i < 200; i++) {
            shelf.put(Lane.CONTROL, "c" + i);
            shelf.put(Lane.OUTPUT, "o" + i);
        }
        outbox.pump();
        assertThat(published).hasSize(Lane.CONTROL.widest() + Lane.OUTPUT.widest());
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

    @Test
    void setsAsideWhatTheBrokerRefusesAndGoesOnWithOtherSubjects() {
        shelf.put(Lane.CONTROL, "a1", "a");
        shelf.put(Lane.CONTROL, "b1", "b");
        outbox.pump();
        refuse("a1");
        confirm("b1");
        shelf.put(Lane.CONTROL, "b2", "b");
        outbox.pump();
        confirm("b2");
        assertThat(published).containsExactly("a1", "b1", "b2");
        assertThat(shelf.entries).extracting(OutboxEntry::number).containsExactly(1L);
        assertThat(troubles).hasSize(1);
        assertThat(outbox.hasRefused()).isTrue();
    }

    @Test
    void keepsTheOrderOfASubjectThatWasRefused() {
        shelf.put(Lane.CONTROL, "a1", "a");
        outbox.pump();
        refuse("a1");
        shelf.put(Lane.CONTROL, "a2", "a");
        shelf.put(Lane.CONTROL, "b1", "b");
        outbox.pump();
        confirm("b1");
        assertThat(published).containsExactly("a1", "b1");
        loop.advance(Duration.ofMinutes(1));
        assertThat(published).containsExactly("a1", "b1", "a1");
        confirm("a1");
        assertThat(published).containsExactly("a1", "b1", "a1", "a2");
        confirm("a2");
        assertThat(shelf.entries).isEmpty();
        assertThat(outbox.hasRefused()).isFalse();
    }

    @Test
    void offersARefusedParcelLessAndLessOften() {
        shelf.put(Lane.CONTROL, "a1", "a");
        outbox.pump();
        for (int second = 0; second < 60 * 60; second++) {
            if (!open.isEmpty()) {
                refuse("a1");
            }
            loop.advance(Duration.ofSeconds(1));
        }
        assertThat(published).hasSizeBetween(5, 30);
        outbox.connected();
        confirm("a1");
        assertThat(shelf.entries).isEmpty();
    }

    @Test
    void passesMoreRefusedParcelsThanTheWindowHolds() {
        int refused = 3 * Lane.CONTROL.widest();
        for (int i = 0; i < refused; i++) {
            shelf.put(Lane.CONTROL, "a" + i, "a" + i);
        }
        shelf.put(Lane.CONTROL, "b", "b");
        outbox.pump();
        for (int i = 0; i < refused; i++) {
            refuse("a" + i);
        }
        confirm("b");
        assertThat(shelf.entries).hasSize(refused);
        loop.advance(Duration.ofMinutes(1));
        for (int i = 0; i < refused; i++) {
            confirm("a" + i);
        }
        assertThat(shelf.entries).isEmpty();
        assertThat(outbox.hasRefused()).isFalse();
    }

    @Test
    void offersWhatWaitedBehindARefusedParcelThatWasRemoved() {
        shelf.put(Lane.CONTROL, "a1", "a");
        outbox.pump();
        refuse("a1");
        shelf.put(Lane.CONTROL, "a2", "a");
        outbox.pump();
        assertThat(published).containsExactly("a1");
        shelf.entries.remove(0);
        outbox.reconsider();
        confirm("a2");
        assertThat(shelf.entries).isEmpty();
        assertThat(outbox.hasRefused()).isFalse();
    }

    @Test
    void offersNothingTwiceThatIsUnderWayWhenTheRefusedIsTriedAgain() {
        shelf.put(Lane.CONTROL, "a1", "a");
        shelf.put(Lane.CONTROL, "b1", "b");
        outbox.pump();
        refuse("a1");
        loop.advance(Duration.ofMinutes(1));
        assertThat(published).containsExactly("a1", "b1", "a1");
    }

    private void refuse(String id) {
        Objects.requireNonNull(open.remove(id), id)
                .completeExceptionally(new BusException(BusException.Kind.REFUSED, "too large"));
        loop.settle();
    }

    private void confirm(String id) {
        Objects.requireNonNull(open.remove(id), id).complete(new Confirmation(1, false));
        loop.settle();
    }

    /** Entries in memory; its writes can fail. */
    private static final class Shelf implements OutboxStore {
        private final List<OutboxEntry> entries = new ArrayList<>();
        private long number;
        private boolean isBroken;

        void put(Lane lane, String id) {
            put(lane, id, "s");
        }

        void put(Lane lane, String id, String subject) {
            entries.add(new OutboxEntry(++number, lane, new Parcel(subject, Bytes.empty(), Map.of(), id)));
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
