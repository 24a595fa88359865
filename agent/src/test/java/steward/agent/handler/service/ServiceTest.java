package steward.agent.handler.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import steward.agent.handler.Handler;
import steward.agent.handler.Invocation;
import steward.agent.handler.Outcome;
import steward.agent.handler.Trial;
import steward.message.Attributes;
import steward.message.OutputStreamName;
import steward.method.MethodDescription;
import steward.method.Methods;

class ServiceTest {
    @TempDir
    private Path folder;

    @Test
    void hasSystemctlDoIt() throws Exception {
        Trial trial = new Trial(new Service(new Words(), folder));
        trial.run(Attributes.of("action", "restart").with("unit", "nginx.service"));
        assertThat(trial.output().out())
                .isEqualTo("[systemctl, --no-pager, --no-ask-password, restart, nginx.service]");
    }

    @Test
    void refusesClearlyWhereThereIsNoSystemd() {
        Service service = new Service(new Words(), folder.resolve("none"));
        assertThatThrownBy(() -> service.check(Attributes.of("action", "status").with("unit", "nginx.service")))
                .hasMessageContaining("this node was not started by systemd")
                .hasMessageContaining("use shellcommand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-H", "a b", "a;b", "../x", "ä.service"})
    void takesNamesOfUnitsOnly(String unit) {
        Service service = new Service(new Words(), folder);
        assertThatThrownBy(() -> service.check(Attributes.of("action", "status").with("unit", unit)))
                .hasMessageContaining("write it as nginx.service");
    }

    @Test
    void refusesAnActionThatItDoesNotKnowWithTheNearest() {
        Service service = new Service(new Words(), folder);
        assertThatThrownBy(() -> service.check(Attributes.of("action", "restat").with("unit", "a")))
                .hasMessageContaining("did you mean \"restart\"?");
    }

    /** Says which words it was given. */
    private static final class Words implements Handler {
        @Override
        public MethodDescription description() {
            return Methods.SHELL_COMMAND;
        }

        @Override
        public void check(Attributes arguments) {}

        @Override
        public Outcome handle(Invocation invocation) throws Exception {
            Object argv = invocation.command().arguments().get("argv").orElse(List.of());
            invocation.output().print(OutputStreamName.STDOUT, argv.toString());
            return Outcome.success();
        }
    }
}
