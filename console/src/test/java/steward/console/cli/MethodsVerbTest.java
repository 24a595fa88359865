package steward.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import steward.method.Methods;
import steward.method.Sources;
import tools.jackson.databind.JsonNode;

class MethodsVerbTest {
    @Test
    void namesEveryMethodWithItsArguments() {
        String out = Call.of("methods").out();
        Methods.all().forEach(method -> {
            assertThat(out).contains(method.name() + ": " + method.meaning() + ".\n");
            method.arguments().forEach(argument -> assertThat(out)
                    .contains("  " + argument.name() + " (" + argument.typeWords() + "): " + argument.meaning()));
        });
    }

    @Test
    void tellsOfOneMethodAsJson() {
        JsonNode json = Call.of("methods", "process", "--json").json();
        assertThat(json.get("name").asString()).isEqualTo("process");
        JsonNode action = json.get("arguments").get(0);
        assertThat(action.get("required").asBoolean()).isTrue();
        assertThat(action.get("choices").get(2).asString()).isEqualTo("stop");
    }

    @Test
    void namesEveryEventSourceWithItsSettings() {
        String out = Call.of("methods").out();
        Sources.all().forEach(source -> {
            assertThat(out).contains(source.name() + ": " + source.meaning() + ".\n");
            source.settings().forEach(setting -> assertThat(out)
                    .contains("  " + setting.name() + " (" + setting.typeWords() + "): " + setting.meaning()));
        });
        JsonNode json = Call.of("methods", "heartbeat", "--json").json();
        assertThat(json.get("settings").get(0).get("name").asString()).isEqualTo("period");
    }

    @Test
    void namesTheNearestMethod() {
        Call call = Call.of("methods", "filered");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(call.err()).contains("did you mean \"fileread\"?");
    }
}
