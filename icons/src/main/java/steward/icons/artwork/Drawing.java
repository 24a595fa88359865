package steward.icons.artwork;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** An SVG drawing that can be had as a PNG of any size. */
final class Drawing {
    private final SVGDocument drawing;

    Drawing(Path svg) throws IOException {
        SVGDocument read = new SVGLoader().load(svg.toUri().toURL(), LoaderContext.createDefault());
        if (read == null) {
            throw new IOException(svg + " is no SVG drawing that can be painted");
        }
        drawing = read;
    }

    /** A PNG with transparency, so many pixels wide and high. */
    byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D painter = image.createGraphics();
        painter.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        painter.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.render((Component) null, painter, new ViewBox(0, 0, size, size));
        painter.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
