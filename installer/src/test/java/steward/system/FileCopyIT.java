package steward.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import steward.testing.FaultyLink;

/** Files from an operator to a ship, from a ship, and between ships, over links that break. */
@Tag("slow")
final class FileCopyIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MIB = 1 << 20;
    private static final int SIZE = 40 * MIB + 77;
    /** What an agent of 32 MiB of heap may need at the most, with all that a virtual machine takes beside it. */
    private static final long MOST_KIB = 110 * 1024;

    private Path folder;
    private Harbour harbour;
    private Operator operator;

    @BeforeEach
    void open(@TempDir Path place) {
        folder = place;
        harbour = Harbour.open(place);
        operator = harbour.operator();
    }

    @AfterEach
    void close() {
        harbour.close();
    }

    @Test
    void arriveThoughTheLinkIsCutThreeTimesAndTheAgentKilledAndMemoryStaysFlat() throws IOException {
        Path file = random("update", SIZE);
        try (FaultyLink link = new FaultyLink(harbour.broker().port())) {
            Ship ship = opening(harbour.ship("ship1"), Optional.of(link)).start();
            operator.awaitOnline("ship1");
            Path target = place("ship1").resolve("update");
            long peak;
            try (Running call = operator.start("copy", file.toString(), "ship1:" + target, "--rate", "6M", "--wait")) {
                for (int cut = 1; cut <= 3; cut++) {
                    awaitArrived("ship1", cut * 8L * MIB);
                    link.cut();
                }
                awaitArrived("ship1", 30L * MIB);
                peak = peakKib(ship);
                ship.kill();
                assertThat(part("ship1").orElseThrow()).isNotEmptyFile();
                ship.start();
                assertThat(call.awaitEnd(LIMIT)).as("%s", call).isZero();
            }
            assertThat(target).hasSameBinaryContentAs(file);
            assertThat(List.of(peak, peakKib(ship))).allMatch(kib -> kib < MOST_KIB);
            assertThat(part("ship1")).isEmpty();
        }
        awaitNothingKept();
    }

    @Test
    void goFromAShipToTheOperatorAndToAnotherShip() throws IOException {
        opening(harbour.ship("ship1"), Optional.empty()).start();
        opening(harbour.ship("ship2"), Optional.empty()).start();
        operator.awaitOnline("ship1");
        operator.awaitOnline("ship2");
        Path log = Files.copy(random("log", 5 * MIB), place("ship1").resolve("log"));
        Path here = folder.resolve("here");

        operator.run("copy", "ship1:" + log, here.toString(), "--wait").exits(0);
        operator.run("copy", "ship1:" + log, "ship2:" + place("ship2") + "/", "--wait")
                .exits(0);

        assertThat(here).hasSameBinaryContentAs(log);
        assertThat(place("ship2").resolve("log")).hasSameBinaryContentAs(log);
        awaitNothingKept();
    }

    @Test
    void areSentOnceTheBrokerIsThereThoughTheOriginalHasChanged() throws IOException {
        opening(harbour.ship("ship1"), Optional.empty()).start();
        operator.awaitOnline("ship1");
        Path file = random("file", MIB);
        Path before = Files.copy(file, folder.resolve("before"));
        harbour.broker().stop();
        Answer answer = operator.run("copy", file.toString(), "ship1:" + place("ship1") + "/")
                .exits(3);
        Files.writeString(file, "something else");
        harbour.broker().restart();

        operator.awaitState(job(answer), "SUCCEEDED", LIMIT);

        assertThat(place("ship1").resolve("file")).hasSameBinaryContentAs(before);
    }

    @Test
    void twoAtOnceArriveBothAndWhatANodeDoesNotOpenIsRejected() throws IOException {
        opening(harbour.ship("ship1"), Optional.empty()).start();
        operator.awaitOnline("ship1");
        Path one = random("one", 3 * MIB);
        Path two = random("two", 2 * MIB);
        String first = copy(one.toString(), "ship1:" + place("ship1") + "/", "--rate", "2M");
        String second = copy(two.toString(), "ship1:" + place("ship1") + "/", "--rate", "2M");
        Answer third = operator.run("copy", two.toString(), "ship1:/etc/steward-test", "--wait")
                .exits(1);

        operator.awaitState(first, "SUCCEEDED", LIMIT);
        operator.awaitState(second, "SUCCEEDED", LIMIT);
        assertThat(place("ship1").resolve("one")).hasSameBinaryContentAs(one);
        assertThat(place("ship1").resolve("two")).hasSameBinaryContentAs(two);
        assertThat(third.text()).contains("REJECTED").contains("which this node does not open");
    }

    private String copy(String... arguments) {
        List<String> line =
                Stream.concat(Stream.of("copy"), Stream.of(arguments)).toList();
        return job(operator.run(line.toArray(String[]::new)).exits(0));
    }

    private static String job(Answer answer) {
        return answer.text()
                .lines()
                .filter(line -> line.startsWith("saved "))
                .findFirst()
                .orElseThrow()
                .substring("saved ".length());
    }

    /** Lets commands write into a folder of that ship. */
    private Ship opening(Ship ship, Optional<FaultyLink> link) throws IOException {
        Files.createDirectories(place(ship.name()));
        String usual = Files.readString(ship.configuration());
        String linked = link.map(way -> usual.replace(harbour.broker().url(), way.url()))
                .orElse(usual);
        Files.writeString(ship.configuration(), linked);
        Files.writeString(
                ship.configuration(),
                "\n[files]\nwrite = [\"" + place(ship.name()) + "\"]\n",
                StandardOpenOption.APPEND);
        return ship;
    }

    private Path place(String ship) {
        return folder.resolve("open-" + ship);
    }

    private Path random(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    private void awaitArrived(String ship, long bytes) {
        Awaitility.await(bytes + " bytes")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> part(ship).map(part -> part.toFile().length()).orElse(0L) >= bytes);
    }

    private Optional<Path> part(String ship) throws IOException {
        try (Stream<Path> all = Files.list(place(ship))) {
            return all.filter(file -> file.toString().endsWith(".part")).findFirst();
        }
    }

    /** What has arrived everywhere is not kept, neither here nor at the broker. */
    private void awaitNothingKept() {
        Path copies = operator.home().resolve("copies");
        Awaitility.await("nothing kept in " + copies)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    operator.run("jobs").exits(0);
                    try (Wire wire = harbour.wire()) {
                        return wire.storedPieces() == 0;
                    }
                });
    }

    private static long peakKib(Ship ship) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + ship.agent().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
