package steward.console.desktop.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import steward.console.desktop.Nodes;
import steward.console.filter.Completion;
import steward.console.filter.Filter;
import steward.console.filter.Vocabulary;
import steward.console.fleet.NodeSubject;

final class FilterModelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FilterModel model = new FilterModel(
            () -> Vocabulary.of(List.of(new NodeSubject(Nodes.node("ship1", NOW, Map.of("site", "north")), NOW))));

    @Test
    void keepsTheLastRightFilterWhileTheTextIsWrong() {
        model.text().set("site=north");
        model.text().set("site=north state:fai");
        assertThat(model.filter().get()).contains(Filter.parse("site=north"));
        assertThat(model.mistake().get()).isPresent();
        assertThat(model.mistake().get().orElseThrow().index()).isEqualTo(17);
        model.text().set("");
        assertThat(model.filter().get()).isEmpty();
        assertThat(model.mistake().get()).isEmpty();
    }

    @Test
    void putsASuggestionWhereItBelongs() {
        model.text().set("si online");
        Completion completion = model.complete(2);
        int caret = model.take(completion, completion.suggestions().get(0));
        assertThat(model.text().get()).isEqualTo("site= online");
        assertThat(caret).isEqualTo(5);
        Completion values = model.complete(5);
        assertThat(model.take(values, values.suggestions().get(0))).isEqualTo(10);
        assertThat(model.text().get()).isEqualTo("site=north online");
    }

    @Test
    void togglesAndTurnsTerms() {
        model.toggle("state:failed");
        model.toggle("online");
        assertThat(model.text().get()).isEqualTo("state:failed online");
        assertThat(model.chips().get()).containsExactly("state:failed", "online");
        model.negate("online");
        assertThat(model.chips().get()).containsExactly("state:failed", "not online");
        model.toggle("state:failed");
        assertThat(model.text().get()).isEqualTo("not online");
    }
}
