package steward.console.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.bus.Confirmation;
import steward.bus.Parcel;
import steward.bus.StreamIdentity;
import steward.console.store.History;
import steward.console.store.Store;
import steward.message.CommandId;
import steward.message.NodeName;
import steward.testing.SimLoop;
import steward.time.BrokerClock;

class SendingOrderTest {
    private static final StreamIdentity STREAM = new StreamIdentity(SimLoop.START.minusSeconds(10_000), 1, 0);
    private static final Composer COMPOSER = Orders.composer();

    @TempDir
    private Path folder;

    private final SimLoop loop = new SimLoop();
    private final BrokerClock time = new BrokerClock(loop.clock(), Optional.empty());
    private final List<String> published = new ArrayList<>();
    private final List<CompletableFuture<Confirmation>> unanswered = new ArrayList<>();
    private Store store;
    private Dispatch dispatch;
    private CommandId a;
    private CommandId b;
    private CommandId c;
    private CommandId d;

    @BeforeEach
    void open() {
        store = store();
        dispatch = dispatch(store);
        a = save("ship1");
        b = save("ship1");
        save("ship2");
        c = save("ship1");
        d = save("ship1");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Store store() {
        return Store.open(folder.resolve("store.db"), Store.Limits.USUAL);
    }

    private Dispatch dispatch(Store of) {
        Dispatch made = new Dispatch(
                loop, of, this::publish, time, new Random(1), Reconciler.Rules.USUAL, taken -> {}, trouble -> {});
        made.resume();
        loop.settle();
        return made;
    }

    private CompletionStage<Confirmation> publish(Parcel parcel) {
        published.add(parcel.dedupeId());
        CompletableFuture<Confirmation> answer = new CompletableFuture<>();
        unanswered.add(answer);
        return answer;
    }

    private void confirmAll() {
        List<CompletableFuture<Confirmation>> all = List.copyOf(unanswered);
        unanswered.clear();
        all.forEach(answer -> answer.complete(new Confirmation(published.size(), false)));
        loop.settle();
    }

    @Test
    void sendsThemInTheNewOrder() {
        dispatch.putBefore(List.of(d), b);
        assertThat(waiting()).containsExactly(a, d, b, c);
        dispatch.putBefore(List.of(c, b), a);
        assertThat(waiting()).as("among themselves they keep their order").containsExactly(b, c, a, d);
        dispatch.connected(STREAM);
        assertThat(toShip1()).containsExactly(b, c, a, d);
        confirmAll();
        assertThat(store.outboxSize()).isZero();
    }

    @Test
    void keepsTheNewOrderWhenTheProgramEnds() {
        dispatch.putBefore(List.of(c), a);
        store.close();
        store = store();
        assertThat(waiting()).containsExactly(c, a, b, d);
        try (History history = History.open(folder.resolve("store.db"))) {
            assertThat(history.waitingFor(new NodeName("ship1"), 3))
                    .extracting(CommandStatus::id)
                    .containsExactly(c, a, b);
        }
        dispatch(store).connected(STREAM);
        assertThat(toShip1()).containsExactly(c, a, b, d);
    }

    @Test
    void showsWhatTheBrokerHasBeforeWhatIsStillToBeSent() {
        dispatch.putBefore(List.of(d), a);
        dispatch.connected(STREAM);
        unanswered.get(published.indexOf(b.toString())).complete(new Confirmation(1, false));
        loop.settle();
        try (History history = History.open(folder.resolve("store.db"))) {
            assertThat(history.waitingFor(new NodeName("ship1"), 10))
                    .extracting(CommandStatus::id)
                    .containsExactly(b, d, a, c);
        }
    }

    @Test
    void refusesWhatHasBeenSentMeanwhile() {
        dispatch.connected(STREAM);
        assertThatThrownBy(() -> dispatch.putBefore(List.of(d), a))
                .as("published and not confirmed")
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has been sent meanwhile");
        confirmAll();
        assertThatThrownBy(() -> dispatch.putBefore(List.of(d), a))
                .as("confirmed")
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has been sent meanwhile");
        assertThat(published).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void refusesAnotherNodesCommand() {
        CommandId other = save("ship2");
        assertThatThrownBy(() -> dispatch.putBefore(List.of(other), a))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("to one node");
        assertThat(waiting()).containsExactly(a, b, c, d);
    }

    @Test
    void leavesARecallWhereItIs() {
        CommandParcel recalled = store.parcel(b).orElseThrow();
        dispatch.saveCancels(COMPOSER.recall(List.of(recalled), Map.of(), "recall", time.now()));
        CommandId replacement = save("ship1");
        List<CommandId> before = waiting();
        assertThatThrownBy(() -> dispatch.putBefore(List.of(replacement), a))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("keeps its place");
        assertThat(waiting()).isEqualTo(before);
        dispatch.putBefore(List.of(d), c);
        assertThat(waiting().subList(0, 4)).containsExactly(a, b, d, c);
    }

    @Test
    void losesNothingThatAnotherProgramIsSendingAtThatMoment() {
        try (Store others = store()) {
            Dispatch other = dispatch(others);
            other.connected(STREAM);
            dispatch.putBefore(List.of(d), a);
            confirmAll();
            dispatch.connected(STREAM);
            confirmAll();
            assertThat(store.outboxSize()).isZero();
            assertThat(published).contains(a.toString(), b.toString(), c.toString(), d.toString());
            assertThat(List.of(a, b, c, d)).allSatisfy(id -> assertThat(
                            store.tracked(id).orElseThrow().progress().state().name())
                    .isEqualTo("QUEUED"));
        }
    }

    private List<CommandId> waiting() {
        return store.waiting(new NodeName("ship1")).stream()
                .map(entry -> entry.parcel().command().id())
                .toList();
    }

    private List<CommandId> toShip1() {
        List<CommandId> known = List.of(a, b, c, d);
        return published.stream().map(CommandId::parse).filter(known::contains).toList();
    }

    private CommandId save(String node) {
        Instant now = time.now();
        Composition job = COMPOSER.compose(Orders.request(node), now);
        dispatch.save(job, () -> {});
        loop.settle();
        return job.commands().get(0).command().id();
    }
}
