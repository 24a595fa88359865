package steward.icons.artwork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import steward.icons.Mark;

/** Makes the pictures of the mark: PNG in all sizes, ICO and ICNS. */
final class Artwork {
    private static final int LARGEST_SMALL = 32;
    private static final int LARGEST_ICO = 256;
    private static final List<Integer> LARGER = List.of(512, 1024);

    private Artwork() {}

    /** Arguments: the folder of the drawings, that of the program's own pictures, that of everything for installers. */
    public static void main(String... arguments) throws IOException {
        Path drawings = Path.of(arguments[0]);
        Path own = Files.createDirectories(Path.of(arguments[1]));
        Path all = Files.createDirectories(Path.of(arguments[2]));
        SortedMap<Integer, byte[]> pictures = pictures(drawings);
        for (Map.Entry<Integer, byte[]> picture : pictures.entrySet()) {
            String name = "steward-" + picture.getKey() + ".png";
            Files.write(all.resolve(name), picture.getValue());
            if (Mark.SIZES.contains(picture.getKey())) {
                Files.write(own.resolve(name), picture.getValue());
            }
        }
        Files.write(all.resolve("steward.ico"), Container.ico(pictures.headMap(LARGEST_ICO + 1)));
        Files.write(all.resolve("steward.icns"), Container.icns(pictures));
        Files.writeString(all.resolve("steward.svg"), Files.readString(drawings.resolve("steward.svg")));
    }

    private static SortedMap<Integer, byte[]> pictures(Path drawings) throws IOException {
        Drawing large = new Drawing(drawings.resolve("steward.svg"));
        Drawing small = new Drawing(drawings.resolve("steward-small.svg"));
        SortedMap<Integer, byte[]> pictures = new TreeMap<>();
        for (int size : Mark.SIZES) {
            pictures.put(size, (size <= LARGEST_SMALL ? small : large).png(size));
        }
        for (int size : LARGER) {
            pictures.put(size, large.png(size));
        }
        return pictures;
    }
}
