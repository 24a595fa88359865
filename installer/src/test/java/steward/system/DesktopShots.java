package steward.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import steward.console.desktop.shots.Png;
import steward.message.CommandState;

/** Makes the pictures of the desktop. The only argument is the folder that they go into. */
public final class DesktopShots {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String NOWHERE = "nats://127.0.0.1:1";
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int MANY = 2_000;
    private static final String LINE = "printf '\\033[1mon %s\\033[0m\\n' \"$(uname -sr)\"; seq -f 'step %g' 40;"
            + " printf '\\033[32mok\\033[0m: configuration of process %s\\n' $PPID; echo 'one warning' >&2";

    private final Path out;
    private final Path folder;

    private DesktopShots(Path out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Ends the program by itself: the toolkit's threads would keep it. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("steward-shots", PRIVATE);
        DesktopShots shots = new DesktopShots(Path.of(arguments[0]), folder);
        shots.smallFleet();
        shots.largeFleet();
        shots.cannotBeOpened();
        shots.neverReached();
        Platform.exit();
    }

    private void smallFleet() throws IOException {
        try (Harbour harbour = Harbour.open(Files.createDirectory(folder.resolve("small")));
                Desktop desktop = Desktop.open(harbour)) {
            desktop.size(WIDTH, HEIGHT);
            desktop.until("the empty fleet", () -> desktop.shown(".empty") && !desktop.shown(".banner"));
            shoot(desktop, "fleet-empty");
            for (String name : new String[] {"ship1", "ship2", "ship3"}) {
                harbour.ship(name).start();
            }
            desktop.until("three nodes", () -> desktop.grid().getItems().size() == 3);
            past(harbour);
            desktop.until("their answers", () -> desktop.marks(CommandState.FAILED) > 1);
            shoot(desktop, "fleet-3");
            overlays(desktop);
            commands(desktop);
            places(desktop);
            away(harbour, desktop);
        }
    }

    /** What was sent before the window was opened; the last message is refused, since nobody signed it. */
    private static void past(Harbour harbour) {
        Operator operator = harbour.operator();
        operator.run("send", "--to", "all", "--wait=60s", "--", "uname -sr; uptime");
        operator.run(
                "send", "--to", "ship2", "--domain", "nginx", "--wait=60s", "--", "echo 'bind failed' >&2; exit 3");
        operator.run("send", "--to", "all", "--method", "hello", "--wait=60s");
        operator.run("send", "--to", "ship3", "--domain", "nginx", "--run-limit", "1s", "--wait=60s", "--", "sleep 60");
        try (Wire wire = harbour.wire()) {
            byte[] forged = "{\"v\":1,\"type\":\"command\"}".getBytes(StandardCharsets.UTF_8);
            wire.publish("ship1.command.shellcommand.operatingsystem", forged, Map.of());
        }
    }

    private void overlays(Desktop desktop) throws IOException {
        desktop.keys(KeyCode.CONTROL, KeyCode.K);
        desktop.type("fl");
        shoot(desktop, "palette");
        desktop.keys(KeyCode.ESCAPE);
        desktop.type("?");
        shoot(desktop, "keys");
        desktop.keys(KeyCode.ESCAPE);
        desktop.fill("#filter", "state:faild");
        desktop.until("a mistake", () -> desktop.shown(".filter-mistake"));
        shoot(desktop, "fleet-mistake");
        desktop.fill("#filter", "");
    }

    private void commands(Desktop desktop) throws IOException {
        desktop.keys(KeyCode.CONTROL, KeyCode.N);
        shoot(desktop, "compose-empty");
        desktop.fill("#filter", "ship*");
        desktop.fill("#field-command", LINE);
        desktop.until(
                "a preview",
                () -> desktop.shown(".blast-count") && !desktop.find("#send").isDisabled());
        shoot(desktop, "compose-3");
        desktop.send().awaitCommands(3, CommandState.SUCCEEDED);
        desktop.until("the output", () -> desktop.says("complete"));
        shoot(desktop, "job-3-output");
        desktop.type("2");
        desktop.until("the answers", () -> desktop.shown("#answers"));
        shoot(desktop, "job-3-answers");
        desktop.type("1");
        desktop.type("t");
        shoot(desktop, "job-3-timeline");
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT2);
        shoot(desktop, "jobs");
    }

    private void places(Desktop desktop) throws IOException {
        desktop.keys(KeyCode.CONTROL, KeyCode.K);
        desktop.type("ship1");
        desktop.until("the node", () -> desktop.shown(".palette-entry"));
        desktop.keys(KeyCode.ENTER);
        shoot(desktop, "node");
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT3);
        shoot(desktop, "events-3");
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT4);
        desktop.until("the errors", () -> desktop.says("Errors (2)"));
        desktop.onScreen(() -> {
            ((TableView<?>) desktop.find(".table-view")).getSelectionModel().select(0);
            return null;
        });
        shoot(desktop, "errors");
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT5);
        shoot(desktop, "notices");
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT6);
        shoot(desktop, "connection");
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT7);
        shoot(desktop, "schedules-empty");
    }

    private void away(Harbour harbour, Desktop desktop) throws IOException {
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        harbour.broker().stop();
        desktop.until("the banner", () -> desktop.shown(".banner"));
        shoot(desktop, "fleet-away");
        harbour.broker().restart();
    }

    private void largeFleet() throws IOException {
        try (Harbour harbour = Harbour.open(Files.createDirectory(folder.resolve("large")));
                Flotilla ignored = Flotilla.launch(harbour.broker(), MANY);
                Desktop desktop = Desktop.open(harbour)) {
            desktop.size(WIDTH, HEIGHT);
            desktop.until(
                    "all nodes",
                    () -> desktop.grid().getItems().size() == MANY && desktop.shown("#count-state-failed"));
            shoot(desktop, "fleet-2000");
            desktop.onScreen(() -> {
                desktop.grid().getSelectionModel().select(4);
                return null;
            });
            shoot(desktop, "fleet-2000-selected");
            desktop.onScreen(() -> {
                desktop.grid().getSelectionModel().clearSelection();
                return null;
            });
            desktop.fill("#filter", "site=oslo state:failed");
            desktop.until("a part", () -> desktop.grid().getItems().size() < 200);
            shoot(desktop, "fleet-2000-filtered");
            desktop.fill("#filter", "");
            desktop.choose("#group", "site");
            desktop.until("groups", () -> desktop.grid().getItems().size() > MANY);
            shoot(desktop, "fleet-2000-grouped");
            desktop.choose("#group", "");
            desktop.click("#heatToggle");
            shoot(desktop, "fleet-2000-heat");
            desktop.click("#heatToggle");
            desktop.keys(KeyCode.CONTROL, KeyCode.N);
            desktop.fill("#filter", "site=oslo class=ferry");
            desktop.fill("#field-command", "apt-get -y install nginx=1.22.1-9");
            desktop.until("a preview", () -> desktop.shown("#confirm"));
            shoot(desktop, "compose-2000");
            desktop.fill("#confirm", Integer.toString(desktop.count(".blast-count")));
            desktop.send();
            desktop.until("answers", () -> desktop.says("complete"));
            shoot(desktop, "job-2000");
            desktop.type("2");
            desktop.until("the answers", () -> desktop.shown("#answers"));
            shoot(desktop, "job-2000-answers");
            desktop.onScreen(() -> {
                ((ListView<?>) desktop.find("#answers")).getSelectionModel().select(1);
                return null;
            });
            desktop.until("a difference", () -> desktop.shown(".diff-added"));
            shoot(desktop, "job-2000-diff");
            desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT3);
            shoot(desktop, "events-2000");
        }
    }

    private void cannotBeOpened() throws IOException {
        Path home = Files.createDirectory(folder.resolve("mistaken"), PRIVATE);
        Files.writeString(home.resolve("settings.json"), "{\"validFor\": \"a week\", \"brocker\": []}");
        try (Desktop desktop = Desktop.starting(home, NOWHERE, folder.resolve("no-credentials"))) {
            desktop.size(WIDTH, HEIGHT);
            desktop.until("the reason", () -> desktop.shown(".title-3"));
            shoot(desktop, "not-opened");
        }
    }

    private void neverReached() throws IOException {
        Path home = Files.createDirectory(folder.resolve("alone"), PRIVATE);
        try (Desktop desktop = Desktop.open(home, NOWHERE, folder.resolve("no-credentials"))) {
            desktop.size(WIDTH, HEIGHT);
            desktop.until("the banner", () -> desktop.shown(".banner"));
            shoot(desktop, "broker-never-reached");
        }
    }

    /** Once in light colours and once in dark ones. */
    private void shoot(Desktop desktop, String name) throws IOException {
        desktop.settle();
        Png.write(desktop.picture(false), out.resolve(name + "-light.png"));
        Png.write(desktop.picture(true), out.resolve(name + "-dark.png"));
        desktop.picture(false);
    }
}
