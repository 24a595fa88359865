package steward.console.desktop.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.console.desktop.HandCrossing;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.Nodes;
import steward.console.desktop.SampleFleet;
import steward.console.desktop.fleet.FilterModel;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.keep.Keeper;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Texts;
import steward.console.filter.Vocabulary;
import steward.message.NodeName;

final class ComposeModelTest {
    @TempDir
    private Path folder;

    private final MemoryLink link = new MemoryLink();
    private final Worker worker = new Worker("test");
    private final HandCrossing crossing = new HandCrossing();

    @AfterEach
    void end() {
        worker.close();
    }

    @Test
    void keepsWhatIsTypedFromOneStartToTheNext() {
        try (Worker writer = new Worker("writer");
                Keeper keeper = new Keeper(folder.resolve("desktop.json"), writer);
                ComposeModel model = model(keeper)) {
            model.targets().text().set("site=ber");
            model.field("command").set("uptime\n'");
            model.label().set("half a tho");
        }
        try (Worker writer = new Worker("writer");
                Keeper keeper = new Keeper(folder.resolve("desktop.json"), writer);
                ComposeModel model = model(keeper)) {
            assertThat(model.draft())
                    .isEqualTo(new Draft(
                            "site=ber",
                            "shellcommand",
                            "operatingsystem",
                            Map.of("command", "uptime\n'"),
                            "",
                            "",
                            false,
                            "half a tho"));
        }
    }

    @Test
    void flagsNamesThatNobodyHasHeardOfAndSendsToThemOnlyWhenOneSaysSo() {
        link.put(List.of(Nodes.node("ship1", link.now(), Map.of())));
        try (Worker writer = new Worker("writer");
                Keeper keeper = new Keeper(folder.resolve("desktop.json"), writer);
                ComposeModel model = model(keeper)) {
            model.targets().text().set(NameList.of("ship1 shp2").filter());
            model.field("command").set("uptime");
            crossing.until(() -> model.blast().get().targets() == 2);
            assertThat(model.blast().get().unknown()).containsOnlyKeys(new NodeName("shp2"));
            assertThat(model.canSend()).isFalse();
            model.allowUnknown().set(true);
            crossing.until(model::canSend);
        }
    }

    @Test
    void wantsTheNumberOfManyNodesTyped() {
        link.put(SampleFleet.of(ComposeModel.UNASKED + 1, link.now()));
        try (Worker writer = new Worker("writer");
                Keeper keeper = new Keeper(folder.resolve("desktop.json"), writer);
                ComposeModel model = model(keeper)) {
            model.targets().text().set("all");
            model.field("command").set("uptime");
            crossing.until(() -> model.blast().get().request().isPresent());
            assertThat(model.canSend()).isFalse();
            model.confirmed().set(Integer.toString(ComposeModel.UNASKED));
            assertThat(model.canSend()).isFalse();
            model.confirmed().set(Integer.toString(ComposeModel.UNASKED + 1));
            assertThat(model.canSend()).isTrue();
            model.send(job -> {}, why -> {});
            crossing.until(() -> !link.sent().isEmpty());
            assertThat(link.sent().get(0).targets()).hasSize(ComposeModel.UNASKED + 1);
        }
    }

    private ComposeModel model(Keeper keeper) {
        FilterModel targets = new FilterModel(() -> Vocabulary.of(List.of()));
        return new ComposeModel(
                link,
                worker,
                crossing,
                keeper,
                Texts.in(Locale.ENGLISH),
                targets,
                keeper.kept().draft());
    }
}
