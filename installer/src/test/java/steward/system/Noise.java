package steward.system;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Bytes that are the same for the same seed and otherwise follow no rule. */
final class Noise {
    private static final int PIECE = 1 << 16;

    private Noise() {}

    static void write(Path file, long size, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] piece = new byte[PIECE];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long left = size; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(PIECE, left));
            }
        }
    }

    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
