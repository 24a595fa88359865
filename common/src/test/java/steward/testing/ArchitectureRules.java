package steward.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Who may know whom and what, the same for every module. A module's own test extends this and adds the directions between
 * its packages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {
    /** Where the clocks of the machine and randomness come in; everything else is given them through a port. */
    private static final String[] ADAPTERS = {
        "steward.time..",
        "steward.broker..",
        "steward.bus.nats..",
        "steward.supervision..",
        "steward.store..",
        "steward.file..",
        "steward.agent.handler..",
        "steward.agent.source..",
        "steward.agent.ledger..",
        "steward.agent.process..",
        "steward.console.store..",
        "steward.console.home..",
        "steward..cli..",
        "steward.agent"
    };

    private final JavaClasses classes;

    /** @param rootPackage of the module, which must hold classes */
    protected ArchitectureRules(String rootPackage) {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar") && !location.contains("/test-classes/"))
                .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("no class in " + rootPackage);
        }
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("steward.(**)").should().beFreeOfCycles());
    }

    @Test
    void consoleAndAgentDoNotKnowEachOtherAndCommonKnowsNeither() {
        check(forbid("steward.agent..", "steward.agent.."));
        check(forbid("steward.console..", "steward.console.."));
        check(forbid("steward.icons..", "steward.icons..", "steward.console.."));
    }

    @Test
    void onlyTheBusKnowsTheBrokersClient() {
        check(forbid("io.nats..", "steward.bus.nats.."));
    }

    @Test
    void onlyCodecConfigurationAndCommandLineKnowJson() {
        check(forbid("tools.jackson..", "steward.codec..", "steward.agent.config..", "steward.console.cli.."));
    }

    @Test
    void onlyStoresKnowSql() {
        for (String sql : new String[] {"java.sql..", "javax.sql..", "org.sqlite.."}) {
            check(forbid(sql, "steward.store..", "steward.agent.ledger..", "steward.console.store.."));
        }
    }

    @Test
    void onlyTheConsoleKnowsWindows() {
        for (String windows : new String[] {"javafx..", "java.awt..", "javax.swing..", "atlantafx.."}) {
            check(forbid(windows, "steward.console..", "steward.icons.."));
        }
    }

    @Test
    void nothingLogsThroughTheJdk() {
        check(forbid("java.util.logging.."));
    }

    @Test
    void onlyProgramsWriteToTheTerminalOrEnd() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("steward..cli..", "steward.agent")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(calls(System.class, "exit")));
    }

    @Test
    void nobodySleeps() {
        check(noClasses().should().callMethodWhere(calls(Thread.class, "sleep")));
    }

    @Test
    void onlyAdaptersReadClocks() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS)
                .should()
                .callMethodWhere(calls(Instant.class, "now"))
                .orShould()
                .callMethodWhere(calls(System.class, "nanoTime"))
                .orShould()
                .callMethodWhere(calls(System.class, "currentTimeMillis"))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class));
    }

    @Test
    void onlyAdaptersMakeRandomness() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS)
                .should()
                .dependOnClassesThat(isOneOf(Random.class, SecureRandom.class, ThreadLocalRandom.class))
                .orShould()
                .callMethodWhere(calls(Math.class, "random"))
                .orShould()
                .callMethodWhere(calls(RandomGenerator.class, "getDefault"))
                .orShould()
                .callMethodWhere(calls(RandomGenerator.class, "of")));
    }

    /** Holds the rule against the classes of the module. */
    protected final void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    /** That nothing outside of these packages knows that one. */
    protected static ArchRule forbid(String known, String... exceptIn) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(exceptIn)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(known);
    }

    /** That of our packages this one knows only those beside itself. */
    protected static ArchRule knowsOnly(String ours, String... known) {
        String[] allowed = Stream.concat(Stream.of(ours), Stream.of(known)).toArray(String[]::new);
        DescribedPredicate<JavaClass> otherOfOurs = JavaClass.Predicates.resideInAPackage("steward..")
                .and(JavaClass.Predicates.resideOutsideOfPackages(allowed))
                .as("are ours and outside of %s", String.join(", ", allowed));
        return noClasses().that().resideInAPackage(ours).should().dependOnClassesThat(otherOfOurs);
    }

    /** That a package does without these. */
    protected static ArchRule forgoes(String ours, String... foreign) {
        return noClasses()
                .that()
                .resideInAPackage(ours)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreign);
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> type, String method) {
        return target(owner(isOneOf(type)))
                .and(target(name(method)))
                .as("%s.%s is called", type.getSimpleName(), method)
                .forSubtype();
    }

    private static DescribedPredicate<JavaClass> isOneOf(Class<?>... types) {
        return JavaClass.Predicates.belongToAnyOf(types);
    }
}
