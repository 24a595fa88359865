package steward.console.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import steward.console.filter.Filter;
import steward.console.fleet.Selection;
import steward.console.job.SendRequest;
import steward.message.NodeName;

@Command(
        name = "send",
        customSynopsis = "steward send --to TARGETS [OPTIONS] -- LINE-OR-ARGV",
        header = "Send a command to nodes, online or not.",
        description =
                "It is saved before it is sent, and sent until it arrives. After --, one word is a line for the node's shell; "
                        + "several words are a program and its arguments, run as they are, without a shell.",
        footer = {
            "  steward send --to ship1 --wait -- 'df -h | tail -1'        a line for the shell",
            "  steward send --to ship1 --wait -- ls -l '/srv/my files'    a program and its arguments",
            "  steward send --to 'site=north and not state:failed' --run-limit 30s -- uptime",
            "  steward send --to 'ship*' --valid-for 2d --label-job patch --yes -- 'apt-get -y upgrade'",
            "  steward send --to ship1 --method hello --wait=10s",
            "Exit codes with --wait: 0 all SUCCEEDED, 1 some ended otherwise, 2 usage, nothing sent,",
            "  3 broker not reachable: saved, will be sent, 4 the time to wait is over."
        })
final class SendVerb extends EngineVerb {
    @Mixin
    private SendOptions options = new SendOptions();

    @Mixin
    private Manner manner = new Manner();

    SendVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        options.targets();
        request(List.of());
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        Filter targets = options.targets();
        session.sync();
        Selection selection = Selection.of(targets, session.engine().fleet());
        SendRequest request = request(selection.names());
        return new Sending(session, printer, manner, surroundings(), globals().isJson()).send(request);
    }

    /** What the options ask for, to these nodes. */
    SendRequest request(List<NodeName> nodes) {
        return options.request(nodes);
    }
}
