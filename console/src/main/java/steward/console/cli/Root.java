package steward.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself, without a verb. */
@Command(
        name = "steward",
        header = "Commands to edge units by durable messages, and their answers.",
        versionProvider = ProgramVersion.class,
        customSynopsis = "steward VERB [OPTIONS] ...",
        sortOptions = false,
        synopsisHeading = "%nUsage: ",
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions of every verb:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  steward broker run                                a broker on this machine",
            "  steward nodes                                     who is there",
            "  steward send --to 'ship*' --wait -- uptime        a command and its answers",
            "  steward grid --watch                              what was last answered, live",
            "  steward send --help                               everything about a verb"
        })
@SuppressWarnings("UnusedVariable") // picocli reads the fields
final class Root implements Runnable {
    @Mixin
    private final Globals globals;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 110,
            description = "Tell about the program or the verb.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, order = 111, description = "Print the version.")
    private boolean version;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Root(Globals globals) {
        this.globals = globals;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: see 'steward --help'");
    }
}
