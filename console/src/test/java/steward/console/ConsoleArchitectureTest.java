package steward.console;

import org.junit.jupiter.api.Test;
import steward.testing.ArchitectureRules;

class ConsoleArchitectureTest extends ArchitectureRules {
    ConsoleArchitectureTest() {
        super("steward.console");
    }

    @Test
    void nothingKnowsTheCommandLine() {
        check(forbid("steward.console.cli..", "steward.console.cli.."));
    }

    @Test
    void theGrammarKnowsOnlyNames() {
        check(knowsOnly("steward.console.filter", "steward.message", "steward.time", "steward.console.text"));
    }

    @Test
    void whatTheCommandLineNeedsKnowsNoWindow() {
        for (String headless : new String[] {"cli", "engine", "filter", "fleet", "home", "job", "store", "text"}) {
            check(forgoes("steward.console." + headless + "..", "javafx..", "java.awt..", "javax.swing.."));
        }
    }
}
