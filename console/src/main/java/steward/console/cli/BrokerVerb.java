package steward.console.cli;

import picocli.CommandLine.Command;

@Command(
        name = "broker",
        header = "The broker.",
        customSynopsis = {"steward broker run [OPTIONS]", "steward broker status [OPTIONS]"},
        footer = {"  steward broker run", "  steward broker status", "  steward broker run --listen 0.0.0.0:4222"})
final class BrokerVerb extends Verb {
    BrokerVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        throw new UsageException("broker does what? write 'steward broker run' or 'steward broker status'");
    }
}
