package steward.console.cli;

import picocli.CommandLine.Command;

@Command(
        name = "broker",
        header = "The embedded broker.",
        customSynopsis = "steward broker run [OPTIONS]",
        footer = {"  steward broker run", "  steward broker run --listen 0.0.0.0:4222"})
final class BrokerVerb extends Verb {
    BrokerVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        throw new UsageException("broker does what? write 'steward broker run'");
    }
}
