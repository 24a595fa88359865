package steward.agent;

import java.util.List;
import org.junit.jupiter.api.Test;
import steward.testing.ArchitectureRules;

class AgentArchitectureTest extends ArchitectureRules {
    AgentArchitectureTest() {
        super("steward.agent");
    }

    @Test
    void handlersKnowOnlyTheirInterface() {
        check(knowsOnly("steward.agent.handler", "steward.message", "steward.method", "steward.text"));
        check(knowsOnly(
                "steward.agent.handler.file",
                "steward.agent.handler",
                "steward.file",
                "steward.message",
                "steward.method",
                "steward.text"));
        for (String methods : List.of("web", "service")) {
            check(knowsOnly(
                    "steward.agent.handler." + methods,
                    "steward.agent.handler",
                    "steward.message",
                    "steward.method",
                    "steward.text"));
        }
        check(knowsOnly(
                "steward.agent.handler.shell",
                "steward.agent.handler",
                "steward.message",
                "steward.method",
                "steward.time",
                "steward.text"));
    }

    @Test
    void sourcesKnowOnlyTheirInterface() {
        check(knowsOnly("steward.agent.source", "steward.codec", "steward.message", "steward.method", "steward.text"));
        check(knowsOnly(
                "steward.agent.source.host",
                "steward.agent.source",
                "steward.agent.host",
                "steward.message",
                "steward.method"));
        check(knowsOnly(
                "steward.agent.source.syslog",
                "steward.agent.source",
                "steward.agent.syslog",
                "steward.message",
                "steward.method",
                "steward.text"));
        check(knowsOnly("steward.agent.syslog", "steward.message", "steward.text"));
        check(knowsOnly(
                "steward.agent.source.file",
                "steward.agent.source",
                "steward.message",
                "steward.method",
                "steward.text"));
    }

    @Test
    void configurationAndFactsKnowNothingOfTheRest() {
        check(knowsOnly(
                "steward.agent.config",
                "steward.agent.source",
                "steward.message",
                "steward.method",
                "steward.supervision",
                "steward.text",
                "steward.time",
                "steward.trust"));
        check(knowsOnly("steward.agent.host", "steward.message"));
    }

    @Test
    void onlyTheCompositionKnowsTheLedger() {
        check(forbid("steward.agent.ledger..", "steward.agent.ledger..", "steward.agent", "steward.agent.cli.."));
    }
}
