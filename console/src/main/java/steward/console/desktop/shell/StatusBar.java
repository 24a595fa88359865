package steward.console.desktop.shell;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import steward.console.desktop.look.IconView;
import steward.console.desktop.look.Looks;
import steward.console.desktop.look.Sparkline;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;
import steward.console.engine.Health;
import steward.icons.Icon;

/** The line at the lower edge, and the banner that says that the broker is away. */
final class StatusBar {
    private final ShellParts parts;
    private final Texts texts;
    private final HBox banner;
    private final Label bannerText;
    private final StackPane content;
    private final IconView icon = new IconView(Icon.CONNECTION);
    private final Label link = new Label();
    private final Label waiting = new Label();
    private final Label trouble = new Label();
    private final Label nodes = new Label();
    private final Sparkline rate = new Sparkline(120, 14);

    StatusBar(ShellParts parts, HBox bar, HBox banner, Label bannerText, StackPane content) {
        this.parts = parts;
        this.texts = parts.texts();
        this.banner = banner;
        this.bannerText = bannerText;
        this.content = content;
        banner.managedProperty().bind(banner.visibleProperty());
        banner.getChildren().add(0, new IconView(Icon.LINK_DOWN));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        trouble.getStyleClass().add("text-danger");
        waiting.getStyleClass().add("text-warning");
        Tooltip.install(rate, new Tooltip(texts.get("status.rate")));
        bar.getChildren().setAll(icon, link, waiting, trouble, between, rate, nodes);
        parts.link().health().addListener((observed, before, after) -> show());
        parts.link().connected().addListener((observed, before, after) -> show());
        parts.feed().listen(this::showFleet);
        show();
    }

    private void show() {
        Health health = parts.link().health().get();
        boolean connected = parts.link().connected().get();
        icon.show(connected ? Icon.CONNECTION : Icon.LINK_DOWN);
        link.setText(texts.get(
                connected ? "status.connected" : "status.away", parts.profile().name(), health.detail()));
        waiting.setText(health.waitingToSend() == 0 ? "" : texts.get("status.waiting", health.waitingToSend()));
        trouble.setText(health.trouble().orElse(""));
        boolean away = !connected && parts.link().everConnected().get();
        boolean neverReached = !connected && !away && !health.detail().isEmpty();
        banner.setVisible(away || neverReached);
        bannerText.setText(away ? awayText() : texts.get("banner.never", health.detail()));
        Looks.mark(content, "away", away || neverReached);
        showFleet();
    }

    private String awayText() {
        Times times = new Times(parts.keeper().kept().appearance().times(), ZoneId.systemDefault(), texts);
        Optional<String> asOf = parts.link().asOf().map(times::hour);
        return asOf.isPresent() ? texts.get("banner.away", asOf.get()) : texts.get("banner.away.unknown");
    }

    private void showFleet() {
        boolean connected = parts.link().connected().get();
        nodes.setText(texts.get(
                connected ? "status.online" : "status.were.online",
                parts.feed().online(),
                parts.feed().fleet().nodes().size()));
        rate.show(parts.feed().rate());
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
