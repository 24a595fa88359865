package steward.console.desktop.fleet;

import java.nio.IntBuffer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import steward.console.desktop.fleet.GridRow.NodeRow;
import steward.console.desktop.fleet.HeatPainter.Pattern;
import steward.console.desktop.look.StateLook;
import steward.console.fleet.Cell;
import steward.console.fleet.NodeStatus;
import steward.console.text.SafeText;
import steward.message.CommandState;

/**
 * A tile per node in the colour of its worst last answer, for fleets that no rows can show. Painted pixel by pixel at its
 * final size; colours are those of the style sheet.
 */
final class HeatMap extends Region {
    private static final int MARGIN = 16;

    private final CellParts parts;
    private final ImageView picture = new ImageView();
    private final Tooltip tip = new Tooltip();
    private final Map<CommandState, Region> probes = new EnumMap<>(CommandState.class);
    private final Region quiet = probe("heat-quiet");
    private final Region silent = probe("heat-silent");
    private final Region ground = probe("heat-ground");
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private HeatTiles tiles = HeatTiles.fit(1, 1, 0);
    private int nodes;
    private NodeRow @Nullable [] shown;

    HeatMap(CellParts parts, Consumer<NodeRow> open) {
        this.parts = parts;
        getStyleClass().add("heat-map");
        picture.setManaged(false);
        picture.relocate(MARGIN, MARGIN);
        getChildren().add(picture);
        for (CommandState state : CommandState.values()) {
            probes.put(state, probe("heat-" + StateLook.style(state)));
        }
        Tooltip.install(this, tip);
        setOnMouseMoved(this::explain);
        setOnMouseClicked(click -> at(click).ifPresent(open));
    }

    private Region probe(String style) {
        Region probe = new Region();
        probe.getStyleClass().add(style);
        probe.setManaged(false);
        probe.setVisible(false);
        getChildren().add(probe);
        return probe;
    }

    /** Paints what the model knows now. */
    void paint() {
        int width = (int) getWidth() - 2 * MARGIN;
        int height = (int) getHeight() - 2 * MARGIN;
        if (width < 1 || height < 1 || !isVisible()) {
            return;
        }
        NodeRow[] rows = parts.model().rows().arrangement().rows().stream()
                .filter(NodeRow.class::isInstance)
                .toArray(NodeRow[]::new);
        shown = rows;
        nodes = rows.length;
        tiles = HeatTiles.fit(width, height, nodes);
        PixelBuffer<IntBuffer> target = buffer(width, height);
        HeatPainter painter = new HeatPainter(target.getBuffer().array(), width, height);
        int background = argb(ground);
        painter.clear(background);
        Palette palette = new Palette();
        for (int i = 0; i < rows.length; i++) {
            NodeStatus status = parts.model().status(rows[i]);
            Optional<CommandState> worst = worst(status);
            boolean online = status.isOnline(parts.model().now());
            int color = worst.map(palette::of).orElse(online ? palette.quiet : palette.silent);
            painter.tile(tiles, i, color, pattern(worst, online), background);
        }
        target.updateBuffer(painted -> null);
    }

    private static Optional<CommandState> worst(NodeStatus status) {
        return status.cells().stream().map(Cell::state).max(Comparator.comparingInt(StateLook::badness));
    }

    private static Pattern pattern(Optional<CommandState> worst, boolean online) {
        if (worst.isEmpty()) {
            return online ? Pattern.FULL : Pattern.HOLLOW;
        }
        return switch (worst.get()) {
            case FAILED -> Pattern.CROSS;
            case REJECTED, EXPIRED, TIMED_OUT, INTERRUPTED -> Pattern.BAR;
            case SENDING, QUEUED, RECEIVED, RUNNING -> Pattern.DOT;
            case CANCELLED, ABANDONED -> Pattern.HOLLOW;
            case SUCCEEDED -> Pattern.FULL;
        };
    }

    private PixelBuffer<IntBuffer> buffer(int width, int height) {
        PixelBuffer<IntBuffer> present = buffer;
        if (present != null && present.getWidth() == width && present.getHeight() == height) {
            return present;
        }
        PixelBuffer<IntBuffer> made = new PixelBuffer<>(
                width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
        picture.setImage(new WritableImage(made));
        buffer = made;
        return made;
    }

    private void explain(MouseEvent event) {
        Optional<NodeRow> row = at(event);
        tip.setText(row.map(this::explanation).orElse(parts.texts().get("fleet.heat.tip", nodes)));
    }

    private String explanation(NodeRow row) {
        NodeStatus status = parts.model().status(row);
        StringBuilder text = new StringBuilder(SafeText.line(row.name().value()))
                .append(" · ")
                .append(parts.texts()
                        .of("contact.", status.contact(parts.model().now())));
        status.cells().stream().limit(12).forEach(cell -> text.append('\n')
                .append(cell.column())
                .append(" · ")
                .append(parts.texts().of("state.", cell.state()))
                .append(" · ")
                .append(parts.times().ago(cell.at(), parts.model().now())));
        return text.toString();
    }

    private Optional<NodeRow> at(MouseEvent event) {
        int index = tiles.at(event.getX() - MARGIN, event.getY() - MARGIN, nodes);
        NodeRow[] rows = shown;
        return rows == null || index < 0 || index >= rows.length ? Optional.empty() : Optional.of(rows[index]);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        paint();
    }

    private static int argb(Region probe) {
        Background background = probe.getBackground();
        if (background == null
                || background.getFills().isEmpty()
                || !(background.getFills().get(0).getFill() instanceof Color color)) {
            return 0;
        }
        int red = (int) Math.round(color.getRed() * 255);
        int green = (int) Math.round(color.getGreen() * 255);
        int blue = (int) Math.round(color.getBlue() * 255);
        return 0xff << 24 | red << 16 | green << 8 | blue;
    }

    /** The colours of one painting. */
    private final class Palette {
        private final Map<CommandState, Integer> states = new EnumMap<>(CommandState.class);
        private final int quiet = argb(HeatMap.this.quiet);
        private final int silent = argb(HeatMap.this.silent);

        Palette() {
            probes.forEach((state, probe) -> states.put(state, argb(probe)));
        }

        int of(CommandState state) {
            return states.getOrDefault(state, quiet);
        }
    }
}
