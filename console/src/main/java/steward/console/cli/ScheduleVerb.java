package steward.console.cli;

import picocli.CommandLine.Command;

@Command(
        name = "schedule",
        header = "What nodes run again and again by themselves, also while their link is down.",
        customSynopsis = {
            "steward schedule add --to TARGETS --cron X [OPTIONS] -- LINE-OR-ARGV",
            "steward schedule list [TARGETS] [--ask]",
            "steward schedule remove --to TARGETS NAME"
        },
        footer = {
            "  steward schedule add --to 'ship*' --name nightly --cron '30 2 * * *' -- /opt/backup",
            "  steward schedule list 'ship*'",
            "  steward schedule remove --to 'ship*' nightly"
        })
final class ScheduleVerb extends Verb {
    ScheduleVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        throw new UsageException(
                "schedule does what? write 'steward schedule add', 'steward schedule list' or 'steward schedule remove'");
    }
}
