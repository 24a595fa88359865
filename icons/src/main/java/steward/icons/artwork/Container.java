package steward.icons.artwork;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Files that hold one picture in many sizes. */
final class Container {
    private static final int ICO_HEAD = 6;
    private static final int ICO_ENTRY = 16;
    private static final short ICO_IS_AN_ICON = 1;
    private static final short ICO_BITS_PER_PIXEL = 32;
    private static final int ICNS_HEAD = 8;
    /** The names of Apple's icon format by width; twice where a size stands for a half of it on dense screens too. */
    private static final Map<Integer, List<String>> ICNS_TYPES = Map.of(
            16, List.of("icp4"),
            32, List.of("icp5", "ic11"),
            64, List.of("ic12"),
            128, List.of("ic07"),
            256, List.of("ic08", "ic13"),
            512, List.of("ic09", "ic14"),
            1024, List.of("ic10"));

    private Container() {}

    /**
     * An icon for Windows.
     *
     * @param pngs by width, at most 256
     */
    static byte[] ico(SortedMap<Integer, byte[]> pngs) {
        int offset = ICO_HEAD + ICO_ENTRY * pngs.size();
        ByteBuffer file = ByteBuffer.allocate(offset + bytes(pngs)).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort(ICO_IS_AN_ICON).putShort((short) pngs.size());
        for (Map.Entry<Integer, byte[]> picture : pngs.entrySet()) {
            byte width = picture.getKey().byteValue(); // 256 is written as 0
            file.put(width).put(width).put((byte) 0).put((byte) 0);
            file.putShort((short) 1).putShort(ICO_BITS_PER_PIXEL);
            file.putInt(picture.getValue().length).putInt(offset);
            offset += picture.getValue().length;
        }
        pngs.values().forEach(file::put);
        return file.array();
    }

    /**
     * An icon for macOS.
     *
     * @param pngs by width; those whose width that format does not have are left out
     */
    static byte[] icns(SortedMap<Integer, byte[]> pngs) {
        int size = ICNS_HEAD;
        for (Map.Entry<Integer, byte[]> picture : pngs.entrySet()) {
            size += types(picture.getKey()).size() * (ICNS_HEAD + picture.getValue().length);
        }
        ByteBuffer file = ByteBuffer.allocate(size);
        file.put(ascii("icns")).putInt(size);
        pngs.forEach((width, png) -> types(width)
                .forEach(type ->
                        file.put(ascii(type)).putInt(ICNS_HEAD + png.length).put(png)));
        return file.array();
    }

    private static List<String> types(int width) {
        return ICNS_TYPES.getOrDefault(width, List.of());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int bytes(SortedMap<Integer, byte[]> pngs) {
        return pngs.values().stream().mapToInt(png -> png.length).sum();
    }
}
