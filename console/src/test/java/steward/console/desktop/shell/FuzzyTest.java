package steward.console.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import steward.console.desktop.shell.Palette.Entry;
import steward.console.desktop.shell.Palette.Kind;
import steward.icons.Icon;

final class FuzzyTest {
    @Test
    void needsEveryLetterInOrder() {
        assertThat(Fuzzy.score("nc", "New command")).isPresent();
        assertThat(Fuzzy.score("dn", "New command").isPresent()).isFalse();
        assertThat(Fuzzy.score("NEW", "new command")).isPresent();
    }

    @Test
    void likesBeginningsOfWordsAndLettersSideBySide() {
        assertThat(score("nc", "New command")).isGreaterThan(score("nc", "Sync"));
        assertThat(score("ship", "ship1")).isGreaterThan(score("ship", "s-h-i-p"));
        assertThat(score("ship1", "ship1")).isGreaterThan(score("ship1", "ship10"));
    }

    @Test
    void findsActionsBeforeNodesAndNoMoreThanItsBound() {
        Palette.Many nodes = new Palette.Many() {
            @Override
            public int size() {
                return 1_000;
            }

            @Override
            public String name(int index) {
                return "jobserver" + index;
            }

            @Override
            public Entry entry(int index) {
                return new Entry(Kind.NODE, Icon.NODE, name(index), "", "", () -> {});
            }
        };
        Entry jobs = new Entry(Kind.ACTION, Icon.JOBS, "Jobs", "", "", () -> {});
        List<Entry> found = Palette.best("job", List.of(jobs), nodes);
        assertThat(found).hasSize(Palette.MOST).first().isEqualTo(jobs);
        assertThat(Palette.best("", List.of(jobs), nodes)).containsExactly(jobs);
    }

    private static int score(String typed, String text) {
        return Fuzzy.score(typed, text).orElseThrow();
    }
}
