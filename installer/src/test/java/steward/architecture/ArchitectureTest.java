package steward.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "steward", importOptions = ProductClasses.class)
final class ArchitectureTest {
    private static final String[] CORE = {
        "steward.message..", "steward.lifecycle..", "steward.outbox..", "steward.agent.unit..",
    };

    @ArchTest
    static final ArchRule commonKnowsNeitherProgram = noClasses()
            .that()
            .resideOutsideOfPackages("steward.agent..", "steward.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("steward.agent..", "steward.console..");

    @ArchTest
    static final ArchRule consoleDoesNotKnowTheAgent = noClasses()
            .that()
            .resideInAPackage("steward.console..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("steward.agent..");

    @ArchTest
    static final ArchRule agentDoesNotKnowTheConsole = noClasses()
            .that()
            .resideInAPackage("steward.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("steward.console..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("steward.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheBusKnowsTheBrokersClient = noClasses()
            .that()
            .resideOutsideOfPackage("steward.bus.nats..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.nats..");

    @ArchTest
    static final ArchRule onlyStoresKnowSql = noClasses()
            .that()
            .resideOutsideOfPackages("steward.agent.ledger..", "steward.console.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule onlyTheConsoleKnowsWindows = noClasses()
            .that()
            .resideOutsideOfPackage("steward.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..");

    @ArchTest
    static final ArchRule theCommandLineWorksWithoutADisplay = noClasses()
            .that()
            .resideInAnyPackage(
                    "steward.console.cli..",
                    "steward.console.engine..",
                    "steward.console.filter..",
                    "steward.console.fleet..",
                    "steward.console.home..",
                    "steward.console.job..",
                    "steward.console.store..",
                    "steward.console.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..");

    @ArchTest
    static final ArchRule theModelDependsOnNothing = classes()
            .that()
            .resideInAPackage("steward.message..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("steward.message..", "java..", "org.jspecify..", "com.github.f4b6a3..");

    /** So that a simulator can drive the very same code through any history. */
    @ArchTest
    static final ArchRule theProtocolDoesNoInputOrOutputOfItsOwn = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "io.nats..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class, ProcessHandle.class);

    /** Time comes in through a port. */
    @ArchTest
    static final ArchRule theProtocolHasNoClockOfItsOwn = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
