package steward.console.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steward.console.cli.render.OutcomeText;
import steward.console.engine.RetryPlan;
import steward.message.CommandState;
import steward.message.JobId;

@Command(
        name = "retry",
        header = "Send a job again where it ended badly.",
        description = "New commands name the old ones as their parents. The nodes are shown first.",
        footer = {
            "  steward retry 3c4d5e --dry-run",
            "  steward retry 3c4d5e --state FAILED,TIMED_OUT --wait",
        })
final class RetryVerb extends EngineVerb {
    @Parameters(paramLabel = "JOB", description = "Its id; the beginning or end of it is enough.")
    private String id = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            order = 1,
            description = "Only commands in these final states, separated by commas. Default: "
                    + "FAILED,TIMED_OUT,REJECTED,EXPIRED,INTERRUPTED.")
    private List<CommandState> states = new ArrayList<>();

    @Mixin
    private Manner manner = new Manner();

    RetryVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        session.sync();
        JobId job = Reference.job(session.engine(), Answer.of(session.engine().find(id)));
        RetryPlan plan = Answer.of(session.engine().planRetry(job, states()));
        if (!globals().isJson()) {
            plan.retried().forEach(status -> printer.line(OutcomeText.of(status, printer.screen())));
        }
        return new Sending(session, printer, manner, surroundings(), globals().isJson()).send(plan.request());
    }

    private Set<CommandState> states() {
        return states.isEmpty()
                ? EnumSet.of(
                        CommandState.FAILED,
                        CommandState.TIMED_OUT,
                        CommandState.REJECTED,
                        CommandState.EXPIRED,
                        CommandState.INTERRUPTED)
                : EnumSet.copyOf(states);
    }
}
