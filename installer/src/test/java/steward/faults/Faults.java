package steward.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import steward.broker.BrokerBinary;
import steward.codec.Json;

/** The program behind {@code installer/faults}. */
final class Faults {
    private static final int WRONG = 1;
    private static final int USAGE = 2;

    private final Options options;
    private final List<Tally> tallies = new ArrayList<>();

    private Faults(Options options) {
        this.options = options;
    }

    /** Ends with 0 only if nothing was lost, doubled, or ended wrongly. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("faults: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(new Faults(options).run() ? 0 : WRONG);
    }

    private boolean run() throws IOException, InterruptedException {
        return options.load() ? load() : faults();
    }

    private boolean load() throws IOException, InterruptedException {
        BrokerBinary binary = options.brokers().get(0);
        Path folder = Files.createTempDirectory(Files.createDirectories(options.folder()), "load-");
        progress("nats-server " + binary.version() + ", " + options.nodes() + " nodes, in " + folder);
        LoadResult result;
        try (Closing closing = new Closing()) {
            result = closing.add(new Load(folder, binary, options.nodes(), this::progress))
                    .run(options.commands());
        }
        if (result.isClean()) {
            Hub.delete(folder);
        }
        if (options.report().isPresent()) {
            Files.writeString(options.report().get(), result.text(), StandardCharsets.UTF_8);
        }
        System.out.print(result.text());
        return result.isClean();
    }

    private boolean faults() throws IOException, InterruptedException {
        for (BrokerBinary binary : options.brokers()) {
            Path folder = Files.createTempDirectory(Files.createDirectories(options.folder()), "faults-");
            Tally tally = new Tally(binary.version().toString(), options.seed());
            tallies.add(tally);
            progress("nats-server " + binary.version() + ", seed " + options.seed() + ", in " + folder);
            play(binary, folder, tally);
            if (tally.isClean()) {
                Hub.delete(folder);
            } else {
                progress("the evidence is in " + folder + ": timeline, effects, consoles and agents");
            }
            report();
        }
        System.out.print(options.json() ? json() : text());
        return tallies.stream().allMatch(Tally::isClean);
    }

    private void play(BrokerBinary binary, Path folder, Tally tally) throws InterruptedException {
        try (Closing closing = new Closing()) {
            Stage stage = closing.add(new Stage(folder, binary, options.nodes()));
            new Campaign(stage, options.seed(), tally, options.only(), this::progress).run(options.length());
        }
    }

    /** After each broker, so that something is left if the next one takes the machine with it. */
    private void report() throws IOException {
        if (options.report().isPresent()) {
            Files.writeString(options.report().get(), options.json() ? json() : text(), StandardCharsets.UTF_8);
        }
    }

    private String text() {
        return String.join("\n", tallies.stream().map(Tally::text).toList());
    }

    private String json() {
        StringBuilder lines = new StringBuilder();
        tallies.forEach(tally -> lines.append(new String(Json.write(tally.json()), StandardCharsets.UTF_8))
                .append('\n'));
        return lines.toString();
    }

    private void progress(String text) {
        System.err.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + text);
    }
}
