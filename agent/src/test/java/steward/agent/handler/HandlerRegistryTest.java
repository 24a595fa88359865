package steward.agent.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import steward.message.Attributes;
import steward.message.MethodName;
import steward.method.MethodDescription;

class HandlerRegistryTest {
    private final Handler copy = new Named("filecopy");
    private final Handler shell = new Named("shellcommand");
    private final HandlerRegistry registry = new HandlerRegistry(List.of(shell, copy));

    @Test
    void findsAHandlerByItsMethodExactly() {
        assertThat(registry.find(new MethodName("filecopy"))).containsSame(copy);
        assertThat(registry.find(new MethodName("Filecopy"))).isEmpty();
    }

    @Test
    void listsMethodsInAlphabeticalOrder() {
        assertThat(registry.methods()).extracting(MethodName::value).containsExactly("filecopy", "shellcommand");
    }

    @Test
    void refusesTwoHandlersOfOneMethod() {
        assertThatThrownBy(() -> new HandlerRegistry(List.of(shell, new Named("shellcommand"))))
                .hasMessageContaining("method shellcommand is claimed by");
    }

    @Test
    void namesTheNearestMethodWhenItRefuses() {
        assertThat(registry.refusal(new MethodName("shelcomand")))
                .isEqualTo("unknown method \"shelcomand\": did you mean \"shellcommand\"? "
                        + "Otherwise use one of filecopy, shellcommand");
    }

    @Test
    void failureNeedsAReason() {
        assertThatThrownBy(() -> new Outcome(false, java.util.OptionalInt.of(1), java.util.Optional.empty()))
                .hasMessageContaining("without a reason");
    }

    private record Named(String name) implements Handler {
        @Override
        public MethodDescription description() {
            return new MethodDescription(new MethodName(name), "A sample.", Duration.ZERO, List.of());
        }

        @Override
        public void check(Attributes arguments) {}

        @Override
        public Outcome handle(Invocation invocation) {
            return Outcome.success();
        }
    }
}
