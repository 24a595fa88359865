package steward.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import steward.console.engine.Engine;
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
    void filesOnTheirWayKnowNoJobs() {
        check(knowsOnly("steward.console.copy", "steward.file", "steward.codec", "steward.message", "steward.method"));
    }

    @Test
    void whatTheCommandLineNeedsKnowsNoWindow() {
        for (String headless :
                new String[] {"cli", "copy", "engine", "filter", "fleet", "home", "job", "schedule", "store", "text"}) {
            check(forgoes("steward.console." + headless + "..", "javafx..", "java.awt..", "javax.swing.."));
        }
    }

    @Test
    void whatTheDesktopStandsOnKnowsNoView() {
        for (String base : new String[] {"link", "look", "keep", "notice", "route"}) {
            check(forgoes(
                    "steward.console.desktop." + base + "..",
                    "steward.console.desktop.shell..",
                    "steward.console.desktop.fleet..",
                    "steward.console.desktop.compose..",
                    "steward.console.desktop.job..",
                    "steward.console.desktop.node..",
                    "steward.console.desktop.events..",
                    "steward.console.desktop.output.."));
        }
    }

    @Test
    void theModelsOfViewsKnowNothingThatIsPainted() {
        check(noClasses()
                .that()
                .resideInAPackage("steward.console.desktop..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml.."));
    }

    @Test
    void onlyTheLinkCallsTheEngine() {
        check(noClasses()
                .that()
                .resideInAPackage("steward.console.desktop..")
                .and()
                .resideOutsideOfPackage("steward.console.desktop.link..")
                .and()
                .doNotHaveSimpleName("Session")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Engine.class));
    }
}
