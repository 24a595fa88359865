package steward.console.desktop.fleet;

import java.time.Duration;
import java.time.Instant;
import steward.console.desktop.look.Texts;
import steward.console.fleet.NodeStatus;
import steward.console.text.AgeText;
import steward.console.text.SafeText;
import steward.message.Presence;

/** What stands in the cells that are not about a subject. */
final class ColumnText {
    private static final Duration NOTICEABLE = Duration.ofMillis(500);

    private final Texts texts;

    ColumnText(Texts texts) {
        this.texts = texts;
    }

    /** The head of the column. */
    String title(GridColumn column) {
        if (column instanceof GridColumn.Own own) {
            return texts.of("fleet.column.", own);
        }
        if (column instanceof GridColumn.Label label) {
            return SafeText.line(label.key());
        }
        if (column instanceof GridColumn.Fact fact) {
            return SafeText.line(fact.key());
        }
        return SafeText.line(((GridColumn.Subject) column).column().toString());
    }

    /** What the node has there; empty where nothing is known. */
    String of(GridColumn column, NodeStatus node, Backlog backlog, Instant now) {
        if (column instanceof GridColumn.Label label) {
            return SafeText.line(said(node, presence -> presence.labels().getOrDefault(label.key(), "")));
        }
        if (column instanceof GridColumn.Fact fact) {
            return SafeText.line(said(node, presence -> presence.facts().getOrDefault(fact.key(), "")));
        }
        return column instanceof GridColumn.Own own ? own(own, node, backlog, now) : "";
    }

    private String own(GridColumn.Own column, NodeStatus node, Backlog backlog, Instant now) {
        return switch (column) {
            case NODE -> SafeText.line(node.name().value());
            case HEARD -> AgeText.of(node.age(now));
            case QUEUED -> number(node.queued() + backlog.count(node.name()));
            case RUNNING -> said(node, presence -> number(node.running()));
            case VERSION -> SafeText.line(said(node, Presence::version));
            case OFFSET -> said(node, presence -> offset(presence.clockOffset()));
            case ADDRESSES -> SafeText.line(said(node, presence -> String.join(", ", presence.addresses())));
            case STARTED -> said(node, presence -> AgeText.between(presence.startedAt(), now));
        };
    }

    private static String number(int count) {
        return count == 0 ? "" : Integer.toString(count);
    }

    private String offset(Duration offset) {
        if (offset.abs().compareTo(NOTICEABLE) < 0) {
            return "";
        }
        String seconds = String.format(texts.locale(), "%.1f", offset.toMillis() / 1000.0);
        return texts.get("fleet.offset", offset.isNegative() ? seconds : "+" + seconds);
    }

    private static String said(NodeStatus node, PresenceText text) {
        return node.presence().map(text::of).orElse("");
    }

    /** A text of a presence. */
    private interface PresenceText {
        String of(Presence presence);
    }
}
