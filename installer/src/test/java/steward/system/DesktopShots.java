package steward.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import steward.console.desktop.shots.Png;

/** Makes the pictures of the desktop. The only argument is the folder that they go into. */
public final class DesktopShots {
    private static final int MANY = 2_000;

    private final Path out;
    private final Path folder;

    private DesktopShots(Path out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Ends the program by itself: the toolkit's threads would keep it. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(
                "steward-shots", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        DesktopShots shots = new DesktopShots(Path.of(arguments[0]), folder);
        shots.smallFleet();
        shots.largeFleet();
        shots.cannotBeOpened();
        Platform.exit();
    }

    private void smallFleet() throws IOException {
        try (Harbour harbour = Harbour.open(Files.createDirectory(folder.resolve("small")));
                Desktop desktop = Desktop.open(harbour)) {
            desktop.until("the empty fleet", () -> desktop.shown(".empty") && !desktop.shown(".banner"));
            shoot(desktop, "fleet-empty");
            for (String name : new String[] {"ship1", "ship2", "ship3"}) {
                harbour.ship(name).start();
            }
            desktop.until("three nodes", () -> desktop.grid().getItems().size() == 3);
            past(harbour.operator());
            desktop.until("their answers", () -> desktop.all(".state-failed").size() > 1);
            shoot(desktop, "fleet-3");
            everywhere(desktop);
            away(harbour, desktop);
        }
    }

    private static void past(Operator operator) {
        operator.run("send", "--to", "all", "--wait=60s", "--", "uname -sr; uptime");
        operator.run(
                "send", "--to", "ship2", "--domain", "nginx", "--wait=60s", "--", "echo 'bind failed' >&2; exit 3");
        operator.run("send", "--to", "all", "--method", "hello", "--wait=60s");
        operator.run("send", "--to", "ship3", "--domain", "nginx", "--run-limit", "1s", "--wait=60s", "--", "sleep 60");
    }

    private void everywhere(Desktop desktop) throws IOException {
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
        desktop.keys(KeyCode.CONTROL, KeyCode.N);
        shoot(desktop, "compose-empty");
        desktop.fill("#filter", "ship*");
        desktop.fill("#field-command", "nginx -t && systemctl reload nginx");
        desktop.until("a preview", () -> desktop.shown(".blast-count"));
        shoot(desktop, "compose-3");
        desktop.keys(KeyCode.CONTROL, KeyCode.DIGIT5);
        shoot(desktop, "notices");
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
        }
    }

    private void cannotBeOpened() throws IOException {
        Path home = Files.createDirectory(folder.resolve("open-to-others"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Desktop desktop = Desktop.starting(home, "nats://127.0.0.1:1", folder.resolve("no-credentials"))) {
            desktop.until("the reason", () -> desktop.shown(".title-3"));
            shoot(desktop, "not-opened");
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
