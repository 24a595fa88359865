package steward.console.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import steward.console.copy.Aim;
import steward.console.filter.Filter;
import steward.console.fleet.Selection;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.method.Methods;

@Command(
        name = "copy",
        customSynopsis = "steward copy [OPTIONS] FROM TO",
        header = "Copy a file to nodes, from a node, or between nodes, online or not.",
        description = {
            "NODE:/PATH is a file of a node, everything else one of this machine. The file is kept as it is now; it travels "
                    + "in pieces, goes on at the piece where it stood whatever breaks, is checked against the signed command, "
                    + "and takes its place when all of it is there.",
            "Nodes must open the folder: [files] write for what they take, [files] read for what they give."
        },
        footer = {
            "  steward copy update.tar ship1:/srv/ --wait",
            "  steward copy motd --to 'site=bergen' /etc/motd --backup --mode 0644",
            "  steward copy ship1:/var/log/syslog . --wait",
            "  steward copy ship1:/srv/chart.db ship2:/srv/chart.db --rate 200K --wait",
            "Exit codes as those of send: 'steward help send'."
        })
final class CopyVerb extends EngineVerb {
    @Parameters(index = "0", paramLabel = "FROM", description = "A file of this machine, or NODE:/PATH.")
    private String from = "";

    @Parameters(
            index = "1",
            paramLabel = "TO",
            description =
                    "NODE:/PATH, a path of this machine, or with --to the path on the nodes; a path that ends in / "
                            + "is a folder.")
    private String to = "";

    @Option(
            names = "--to",
            paramLabel = "TARGETS",
            order = 1,
            description = "Copy to all of these nodes: names, globs, label=value, and so on, as with send.")
    private @Nullable String targets;

    @Option(
            names = "--mode",
            paramLabel = "OCTAL",
            order = 2,
            description = "Permissions of the file on the nodes. Default: of the file it replaces, else as here.")
    private @Nullable String mode;

    @Option(names = "--backup", order = 3, description = "Keep the file that it replaces, its name ending in .bak.")
    private boolean backup;

    @Option(
            names = "--rate",
            paramLabel = "BYTES",
            order = 4,
            description =
                    "So many bytes a second at most on each link, such as 200K or 2M. Default: as fast as it goes.")
    private @Nullable ByteCount rate;

    @Option(names = "--domain", paramLabel = "D", order = 5, description = "What for. Default: operatingsystem.")
    private Domain domain = new Domain("operatingsystem");

    @Option(
            names = "--valid-for",
            paramLabel = "TIME",
            order = 6,
            description = "Not to be begun later than this after now. Default: that of the settings, else 7d.")
    private @Nullable Duration validFor;

    @Option(names = "--label-job", paramLabel = "TEXT", order = 7, description = "What the job is called in lists.")
    private @Nullable String label;

    @Option(
            names = "--allow-unknown",
            order = 8,
            description = "Also copy to written-out names that nobody has heard of, such as units not yet enrolled.")
    private boolean allowUnknown;

    @Mixin
    private Manner manner = new Manner();

    CopyVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    void check() {
        Place source = Place.parse(from);
        Place target = target();
        if (source.node().isEmpty() && target.node().isEmpty() && targets == null) {
            throw new UsageException(
                    "both ends are on this machine: write the node before one of the paths, such as ship1:/srv/file");
        }
        if (source.node().isEmpty() && !Files.isRegularFile(source.local())) {
            throw new UsageException(source.local()
                    + (Files.exists(source.local()) ? " is no file: pack a folder with tar first" : " does not exist"));
        }
        if (targets != null) {
            Filter.parse(targets);
        }
    }

    private Place target() {
        return targets == null ? Place.parse(to) : Place.onNodes(to);
    }

    @Override
    ExitCode run(Session session, Printer printer) {
        session.sync();
        Place source = Place.parse(from);
        Place target = target();
        Sending sending =
                new Sending(session, printer, manner, surroundings(), globals().isJson());
        if (source.node().isEmpty()) {
            return sending.send(take(source.local(), target, nodes(session, target)));
        }
        NodeName giver = source.node().get();
        boolean isHere = target.node().isEmpty() && targets == null;
        Aim aim = isHere ? here(source, target) : onward(source, target, nodes(session, target));
        return sending.fetch(request(Methods.FILE_OFFER.name(), List.of(giver), offer(source)), aim);
    }

    private List<NodeName> nodes(Session session, Place target) {
        return target.node()
                .map(List::of)
                .orElseGet(() -> targets == null
                        ? List.of()
                        : Selection.of(Filter.parse(targets), session.engine().fleet())
                                .names());
    }

    private SendRequest take(Path file, Place target, List<NodeName> nodes) {
        String path = target.pathFor(String.valueOf(file.getFileName()));
        return request(Methods.FILE_COPY.name(), nodes, taking(path).with("file", file.toString()));
    }

    private Attributes taking(String path) {
        Attributes arguments = Attributes.of("path", path);
        arguments = mode == null ? arguments : arguments.with("mode", mode);
        arguments = backup ? arguments.with("backup", true) : arguments;
        return rated(arguments);
    }

    private Attributes offer(Place source) {
        return rated(Attributes.of("path", source.path()));
    }

    private Attributes rated(Attributes arguments) {
        return rate == null ? arguments : arguments.with("rate", rate.bytes());
    }

    private static Aim.Here here(Place source, Place target) {
        Path path = target.local();
        return new Aim.Here(Files.isDirectory(path) ? path.resolve(source.name()) : path);
    }

    private Aim.Onward onward(Place source, Place target, List<NodeName> nodes) {
        return new Aim.Onward(nodes, domain, taking(target.pathFor(source.name())), Optional.ofNullable(validFor));
    }

    private SendRequest request(MethodName method, List<NodeName> nodes, Attributes arguments) {
        return new SendRequest(
                nodes,
                method,
                domain,
                arguments,
                Optional.ofNullable(validFor),
                Optional.empty(),
                OnInterrupt.RERUN,
                Optional.ofNullable(label),
                Map.of(),
                allowUnknown);
    }
}
