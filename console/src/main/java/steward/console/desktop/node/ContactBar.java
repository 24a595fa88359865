package steward.console.desktop.node;

import java.util.Locale;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import steward.console.desktop.look.Texts;
import steward.console.desktop.look.Times;

/** The last day of a node as a strip: tall where it was in contact, low where it was not, a line where nobody knows. */
final class ContactBar extends HBox {
    private final Texts texts;

    ContactBar(Texts texts) {
        this.texts = texts;
        getStyleClass().add("contact-bar");
        setMaxWidth(Double.MAX_VALUE);
    }

    void show(ContactStrip strip, Times times) {
        while (getChildren().size() < strip.slots().size()) {
            Region slot = new Region();
            HBox.setHgrow(slot, Priority.ALWAYS);
            Tooltip tip = new Tooltip();
            Tooltip.install(slot, tip);
            slot.setUserData(tip);
            getChildren().add(slot);
        }
        for (int i = 0; i < strip.slots().size(); i++) {
            ContactStrip.Slot slot = strip.slots().get(i);
            Region region = (Region) getChildren().get(i);
            String style = "slot-" + slot.known().name().toLowerCase(Locale.ROOT);
            if (!region.getStyleClass().contains(style)) {
                region.getStyleClass().setAll("slot", style);
            }
            ((Tooltip) region.getUserData())
                    .setText(times.hour(slot.start()) + "  " + texts.of("node.contact.", slot.known()));
        }
        setAccessibleText(texts.get(
                "node.contact.said",
                strip.count(ContactStrip.Known.HEARD),
                strip.count(ContactStrip.Known.SILENT),
                strip.count(ContactStrip.Known.UNKNOWN)));
    }
}
