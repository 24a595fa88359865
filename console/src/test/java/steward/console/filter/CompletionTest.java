package steward.console.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import steward.message.CommandState;

class CompletionTest {
    private static final Vocabulary VOCABULARY = Vocabulary.of(List.of(
            Node.named("ship1")
                    .labels(Map.of("site", "north", "state", "x", "crew size", "7"))
                    .facts(Map.of("os", "Debian 12"))
                    .states(Node.cell("shellcommand", "nginx", CommandState.FAILED)),
            Node.named("ship2").labels(Map.of("site", "new york")),
            Node.named("online")));

    @Test
    void completesNames() {
        assertThat(at("sh|")).contains("ship1", "ship2").doesNotContain("online", "site=");
        assertThat(at("ship1,sh|")).containsExactly("ship1", "ship2");
        assertThat(at("not sh|")).contains("ship1");
    }

    @Test
    void quotesANameThatIsAKeyword() {
        assertThat(at("on|")).containsExactly("\"online\"", "online");
    }

    @Test
    void completesKeysWithTheirOperators() {
        assertThat(at("s|")).contains("ship1", "site=", "\"state\"=", "stale", "state:");
        assertThat(at("cr|")).containsExactly("\"crew size\"=");
        assertThat(at("fact|")).containsExactly("fact.os=");
        assertThat(at("ag|")).containsExactly("age>");
    }

    @Test
    void completesValuesOfTheirKeys() {
        assertThat(at("site=|")).containsExactly("\"new york\"", "north");
        assertThat(at("site=no|")).containsExactly("north");
        assertThat(at("site=north,n|")).containsExactly("\"new york\"", "north");
        assertThat(at("site=\"new y|")).containsExactly("\"new york\"");
        assertThat(at("\"crew size\"=|")).containsExactly("7");
        assertThat(at("fact.os=|")).containsExactly("\"Debian 12\"");
        assertThat(at("state:fa|")).containsExactly("failed");
        assertThat(at("method:|")).containsExactly("shellcommand");
        assertThat(at("domain:n|")).containsExactly("nginx");
        assertThat(at("version:|")).containsExactly("1.2.3");
        assertThat(at("age>|")).contains("5m");
    }

    @Test
    void offersToGoOnAfterATerm() {
        assertThat(at("ship1 |")).contains("and", "or", "not").doesNotContain("all");
        assertThat(at("(ship1) a|")).contains("and");
        assertThat(at("ship1 and |")).contains("all").doesNotContain("and");
        assertThat(at("|")).contains("all", "ship1").doesNotContain("or");
    }

    @Test
    void replacesTheWholeWordUnderTheCaret() {
        Completion completion = Completion.complete("ship1 and shi2 or x", 13, VOCABULARY);
        assertThat(completion.from()).isEqualTo(10);
        assertThat(completion.to()).isEqualTo(14);
        Completion quoted = Completion.complete("site=\"new\" or x", 8, VOCABULARY);
        assertThat(quoted.from()).isEqualTo(5);
        assertThat(quoted.to()).isEqualTo(10);
    }

    private static List<String> at(String marked) {
        int caret = marked.indexOf('|');
        String text = marked.replace("|", "");
        return Completion.complete(text, caret, VOCABULARY).suggestions().stream()
                .map(Suggestion::text)
                .toList();
    }
}
