package steward.console.desktop.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeatTilesTest {
    @ParameterizedTest
    @CsvSource({"1200,700,3", "1200,700,2000", "1200,700,100000", "50,50,10", "1,1,0"})
    void fitsEveryTileIntoTheAreaWhereThatCanBe(int width, int height, int count) {
        HeatTiles tiles = HeatTiles.fit(width, height, count);
        assertThat((long) tiles.columns() * tiles.rows()).isGreaterThanOrEqualTo(count);
        assertThat(tiles.columns() * tiles.tile()).isLessThanOrEqualTo(Math.max(width, tiles.tile()));
        if (tiles.tile() > HeatTiles.SMALLEST) {
            assertThat(tiles.rows() * tiles.tile()).isLessThanOrEqualTo(Math.max(height, tiles.tile()));
        }
    }

    @Test
    void findsTheTileUnderAPoint() {
        HeatTiles tiles = HeatTiles.fit(100, 100, 9);
        assertThat(tiles.at(0, 0, 9)).isZero();
        assertThat(tiles.at(tiles.tile() + 1, tiles.tile() + 1, 9)).isEqualTo(tiles.columns() + 1);
        assertThat(tiles.at(99.9, 99.9, 9)).isEqualTo(-1);
        assertThat(tiles.at(-1, 0, 9)).isEqualTo(-1);
    }

    @Test
    void paintsWholePixelsAndLeavesTheRest() {
        int[] pixels = new int[20 * 10];
        HeatTiles tiles = new HeatTiles(10, 1, 2, 1);
        HeatPainter painter = new HeatPainter(pixels, 20, 10);
        painter.clear(7);
        painter.tile(tiles, 1, 5, HeatPainter.Pattern.HOLLOW, 7);
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel == 5).count()).isEqualTo(9 * 9 - 5 * 5);
        assertThat(pixels[0]).isEqualTo(7);
        assertThat(pixels[10]).isEqualTo(5);
    }

    @Test
    void paintsNothingOutsideOfThePicture() {
        int[] pixels = new int[5 * 5];
        HeatPainter painter = new HeatPainter(pixels, 5, 5);
        painter.tile(new HeatTiles(10, 1, 1, 3), 2, 5, HeatPainter.Pattern.CROSS, 7);
        assertThat(pixels).containsOnly(0);
        painter.tile(new HeatTiles(10, 1, 1, 3), 0, 5, HeatPainter.Pattern.CROSS, 7);
        assertThat(pixels).doesNotContain(0);
    }
}
