package steward.console.desktop.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.Nodes;
import steward.console.desktop.SampleFleet;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.link.Worker;
import steward.console.filter.Filter;
import steward.console.fleet.Cell;
import steward.message.CommandState;

final class GridModelTest {
    private final MemoryLink link = new MemoryLink();
    private final HandCrossing crossing = new HandCrossing();
    private final Worker worker = new Worker("test");
    private final FleetFeed feed = new FleetFeed(link, crossing, worker);
    private final GridModel grid = new GridModel(feed, worker, crossing);

    @AfterEach
    void end() {
        grid.close();
        feed.close();
        worker.close();
    }

    @Test
    void showsNodesThatCameAfterIt() {
        link.put(SampleFleet.of(12, link.now()));
        crossing.until(() -> grid.rows().size() == 12);
        assertThat(grid.matched().get()).isEqualTo(12);
        grid.filter(Optional.of(Filter.parse("ship1,ship2")));
        crossing.until(() -> grid.rows().size() == 2);
        assertThat(grid.counts().get().nodes()).isEqualTo(12);
    }

    @Test
    void showsTheFirstNodesAtOnce() {
        grid.hold(true);
        link.put(SampleFleet.of(12, link.now()));
        crossing.until(() -> grid.rows().size() == 12);
    }

    @Test
    void standsStillWhilePausedAndSaysHowMuchItMissed() {
        link.put(List.of(Nodes.node("ship1", link.now(), Map.of()), Nodes.node("ship2", link.now(), Map.of())));
        crossing.until(() -> grid.rows().size() == 2);
        grid.paused().set(true);
        Cell failed = Nodes.cell("shellcommand", "operatingsystem", CommandState.FAILED, link.now(), 1);
        link.put(List.of(Nodes.node("ship2", link.now(), Map.of(), failed), Nodes.node("ship3", link.now(), Map.of())));
        crossing.until(() -> grid.missed().get() == 2);
        assertThat(grid.rows()).hasSize(2);
        assertThat(grid.status((NodeRow) grid.rows().get(1)).cells()).isEmpty();
        grid.paused().set(false);
        crossing.until(() -> grid.rows().size() == 3);
        assertThat(grid.status((NodeRow) grid.rows().get(1)).cells()).hasSize(1);
        assertThat(grid.missed().get()).isZero();
    }

    @Test
    void keepsRowsInTheirPlacesWhileTheyAreHeld() {
        link.put(SampleFleet.of(3, link.now()));
        crossing.until(() -> grid.rows().size() == 3);
        grid.hold(true);
        link.put(SampleFleet.of(5, link.now()));
        crossing.until(() -> feed.fleet().nodes().size() == 5);
        assertThat(grid.rows()).hasSize(3);
        grid.hold(false);
        crossing.until(() -> grid.rows().size() == 5);
    }

    @Test
    void showsWhatAPersonAsksForThoughRowsAreHeld() {
        link.put(SampleFleet.of(3, link.now()));
        crossing.until(() -> grid.rows().size() == 3);
        grid.hold(true);
        grid.filter(Optional.of(Filter.parse("ship2")));
        crossing.until(() -> grid.rows().size() == 1);
    }

    @Test
    void followsNothingAnyMoreOnceItIsClosed() {
        int before = feed.listening();
        GridModel other = new GridModel(feed, worker, crossing);
        assertThat(feed.listening()).isEqualTo(before + 1);
        other.close();
        assertThat(feed.listening()).isEqualTo(before);
        assertThat(link.open()).isEqualTo(1);
        feed.close();
        assertThat(link.open()).isZero();
    }
}
