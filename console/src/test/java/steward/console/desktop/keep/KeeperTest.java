package steward.console.desktop.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.console.desktop.link.Worker;
import steward.console.desktop.look.Theme;
import steward.console.desktop.look.TimeStyle;

final class KeeperTest {
    private static final GridLayout LAYOUT = new GridLayout(
            List.of(new ColumnPlace("heard", 120, true), new ColumnPlace("label:site", 90, false)),
            List.of(new SortBy("heard", true)),
            "site",
            true);
    private static final Draft DRAFT = new Draft(
            "site=north", "shellcommand", "nginx", Map.of("command", "uptime\n\"quoted\""), "2h", "", true, "check");

    @TempDir
    private Path folder;

    @Test
    void remembersEverythingFromOneStartToTheNext() {
        Kept kept;
        try (Worker worker = new Worker("test");
                Keeper keeper = new Keeper(file(), worker)) {
            keeper.change(before -> before.with(new Appearance(Theme.DARK, 130, TimeStyle.LOCAL, true, true))
                    .with(new WindowPlace(true, 3, -4, 1000, 700, true))
                    .with(LAYOUT)
                    .withViews(List.of(new SavedView("failed ones", "state:failed", LAYOUT)))
                    .with(DRAFT)
                    .withTemplates(List.of(new Template("restart", DRAFT, true)))
                    .withProfiles(List.of(new Profile(
                            "sea", Profile.Tint.RED, "/home/ada", List.of("nats://a:1", "nats://b:1"), "c")))
                    .sent(DRAFT));
            kept = keeper.kept();
        }
        try (Worker worker = new Worker("test");
                Keeper again = new Keeper(file(), worker)) {
            assertThat(again.kept()).isEqualTo(kept);
            assertThat(again.complaint()).isEmpty();
        }
    }

    @Test
    void putsAFileAsideThatCannotBeReadAndSaysSo() throws IOException {
        Files.writeString(file(), "{\"appearance\": ");
        try (Worker worker = new Worker("test");
                Keeper keeper = new Keeper(file(), worker)) {
            assertThat(keeper.kept()).isEqualTo(Kept.usual());
            assertThat(keeper.complaint()).isPresent();
        }
        assertThat(folder.resolve("desktop.json.unreadable")).content().startsWith("{\"appearance\"");
    }

    @Test
    void takesTheUsualForWhatIsMissingOrOfAnotherKind() throws IOException {
        Files.writeString(
                file(),
                "{\"appearance\": {\"theme\": \"pink\", \"zoom\": 9999, \"later\": 1}, \"views\": [7, {}, "
                        + "{\"name\": \"a\", \"filter\": \"b\"}], \"recent\": \"no\"}");
        try (Worker worker = new Worker("test");
                Keeper keeper = new Keeper(file(), worker)) {
            assertThat(keeper.kept().appearance().theme()).isEqualTo(Theme.SYSTEM);
            assertThat(keeper.kept().appearance().zoom()).isEqualTo(Appearance.MOST_ZOOM);
            assertThat(keeper.kept().views()).extracting(SavedView::name).containsExactly("a");
            assertThat(keeper.kept().recent()).isEmpty();
        }
    }

    @Test
    void keepsNoMoreThanItsBounds() {
        List<SavedView> many = Collections.nCopies(Kept.MOST_VIEWS + 5, new SavedView("v", "", LAYOUT));
        assertThat(Kept.usual().withViews(many).views()).hasSize(Kept.MOST_VIEWS);
        Kept sent = IntStream.range(0, Kept.MOST_RECENT + 20)
                .mapToObj(number -> DRAFT.to("ship" + number))
                .reduce(Kept.usual(), Kept::sent, (a, b) -> b);
        assertThat(sent.recent()).hasSize(Kept.MOST_RECENT);
        assertThat(sent.recent().get(0).targets()).isEqualTo("ship" + (Kept.MOST_RECENT + 19));
    }

    @Test
    void givesUpWhatWasSentBeforeWhatWasSavedWhereItIsTooMuch() {
        String long1 = "x".repeat(60_000);
        try (Worker worker = new Worker("test");
                Keeper keeper = new Keeper(file(), worker)) {
            keeper.change(before -> {
                Kept changed = before.withViews(List.of(new SavedView("kept", "all", LAYOUT)));
                for (int i = 0; i < 30; i++) {
                    changed = changed.sent(DRAFT.to(long1 + i));
                }
                return changed;
            });
        }
        try (Worker worker = new Worker("test");
                Keeper keeper = new Keeper(file(), worker)) {
            assertThat(keeper.kept().recent()).isEmpty();
            assertThat(keeper.kept().views()).hasSize(1);
        }
    }

    private Path file() {
        return folder.resolve("desktop.json");
    }
}
