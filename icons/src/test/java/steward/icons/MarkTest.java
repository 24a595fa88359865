package steward.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build made of the mark. */
final class MarkTest {
    private static final Path ARTWORK = Path.of(System.getProperty("artwork"));
    private static final int LIGHT = 0xf6f8fa;
    private static final int DARK = 0x161b22;

    static List<Integer> sizes() {
        return Mark.SIZES;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isPaintedInEachSize(int size) throws IOException {
        try (InputStream png = Mark.png(size)) {
            BufferedImage picture = ImageIO.read(png);
            assertThat(picture.getWidth()).isEqualTo(size);
            assertThat(picture.getHeight()).isEqualTo(size);
            assertThat(picture.getRGB(0, 0) >>> 24).as("the corner is clear").isLessThan(128);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void standsOutFromLightAndDark(int size) throws IOException {
        try (InputStream png = Mark.png(size)) {
            BufferedImage picture = ImageIO.read(png);
            int tile = picture.getRGB(size / 2, size / 8);
            int wing = picture.getRGB(size / 4, size / 2);
            int knot = picture.getRGB(size / 2, size / 2);
            assertThat(contrast(tile, LIGHT)).as("tile on light").isGreaterThan(3);
            assertThat(contrast(tile, DARK)).as("tile on dark").isGreaterThan(3);
            assertThat(contrast(wing, tile)).as("wing on tile").isGreaterThan(3);
            assertThat(contrast(knot, wing)).as("knot beside wing").isGreaterThan(1.5);
        }
    }

    @Test
    void theWindowsIconHoldsEachSize() throws IOException {
        ByteBuffer ico = ByteBuffer.wrap(Files.readAllBytes(ARTWORK.resolve("steward.ico")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(List.of(ico.getShort(), ico.getShort())).containsExactly((short) 0, (short) 1);
        List<Integer> widths = new ArrayList<>();
        int count = ico.getShort();
        for (int i = 0; i < count; i++) {
            int entry = 6 + 16 * i;
            BufferedImage picture = picture(ico, ico.getInt(entry + 12), ico.getInt(entry + 8));
            assertThat(picture.getWidth() & 0xff).isEqualTo(ico.get(entry) & 0xff);
            widths.add(picture.getWidth());
        }
        assertThat(widths).isEqualTo(Mark.SIZES);
    }

    @Test
    void theMacIconHoldsEachTypeAndNothingElse() throws IOException {
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(ARTWORK.resolve("steward.icns")));
        assertThat(word(icns)).isEqualTo("icns");
        assertThat(icns.getInt()).isEqualTo(icns.capacity());
        List<String> found = new ArrayList<>();
        while (icns.hasRemaining()) {
            String type = word(icns);
            int length = icns.getInt() - 8;
            found.add(type + " " + picture(icns, icns.position(), length).getWidth());
            icns.position(icns.position() + length);
        }
        assertThat(found)
                .containsExactly(
                        "icp4 16",
                        "icp5 32",
                        "ic11 32",
                        "ic12 64",
                        "ic07 128",
                        "ic08 256",
                        "ic13 256",
                        "ic09 512",
                        "ic14 512",
                        "ic10 1024");
    }

    private static BufferedImage picture(ByteBuffer file, int offset, int length) throws IOException {
        byte[] png = new byte[length];
        file.get(offset, png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String word(ByteBuffer file) {
        byte[] four = new byte[4];
        file.get(four);
        return new String(four, StandardCharsets.US_ASCII);
    }

    /** As WCAG 2 has it: 1 for equal, 21 for black on white. */
    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int value) {
        double part = (value & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
