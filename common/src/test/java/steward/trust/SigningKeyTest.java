package steward.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    private static final byte[] PAYLOAD = "restart nginx".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temporary;

    private Path folder;
    private Path file;

    @BeforeEach
    void chooseAPlace() {
        folder = temporary.resolve("home/keys");
        file = folder.resolve("operator.key");
    }

    @Test
    void isMadeOnFirstUseForItsOwnerOnly() throws IOException {
        SigningKey key = SigningKey.loadOrCreate(file);

        assertThat(key.verifyingKey().verify(PAYLOAD, key.sign(PAYLOAD))).isTrue();
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(names()).containsExactly("operator.key");
    }

    @Test
    void isTheSameKeyEveryTimeAfter() {
        SigningKey made = SigningKey.loadOrCreate(file);
        SigningKey loaded = SigningKey.loadOrCreate(file);

        assertThat(loaded.verifyingKey()).isEqualTo(made.verifyingKey());
        assertThat(made.verifyingKey().verify(PAYLOAD, loaded.sign(PAYLOAD))).isTrue();
    }

    @Test
    void isOneKeyHoweverManyMakeItAtOnce() throws Exception {
        int threads = 16;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<VerifyingKey>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return SigningKey.loadOrCreate(file).verifyingKey();
                }));
            }
            Set<VerifyingKey> keys = new HashSet<>();
            for (Future<VerifyingKey> future : futures) {
                keys.add(future.get(30, TimeUnit.SECONDS));
            }
            assertThat(keys).hasSize(1);
            assertThat(names()).containsExactly("operator.key");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void isMadeInAFolderThatIsALink() throws IOException {
        Path real = Files.createDirectory(
                temporary.resolve("real"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);

        SigningKey key = SigningKey.loadOrCreate(link.resolve("operator.key"));

        assertThat(SigningKey.loadOrCreate(real.resolve("operator.key")).verifyingKey())
                .isEqualTo(key.verifyingKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
    void isRefusedInAFileThatIsOpenToOthers(String permissions) throws IOException {
        SigningKey.loadOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessage("the file " + file + " of the signing key is open to others (" + permissions
                        + "): run  chmod 600 '" + file + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwx--x---", "rwx-----x"})
    void isRefusedInAFolderThatIsOpenToOthers(String permissions) throws IOException {
        SigningKey.loadOrCreate(file);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessage("the folder " + folder + " of the signing key is open to others (" + permissions
                        + "): run  chmod 700 '" + folder + "'");
    }

    @Test
    void isNotMadeInAFolderThatIsOpenToOthers() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file)).isInstanceOf(KeyFileException.class);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "private ed25519:AAAA\npublic ed25519:AAAA\n",
                "public ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
            })
    void isRefusedFromAFileThatHoldsNoKey(String content) throws IOException {
        SigningKey.loadOrCreate(file);
        Files.writeString(file, content);

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("the signing key " + file + " is damaged: ")
                .hasMessageContaining("restore it from a copy")
                .message()
                .doesNotContain("garbage");
    }

    @Test
    void isRefusedFromAFileThatIsTooLargeToBeOne() throws IOException {
        SigningKey.loadOrCreate(file);
        Files.write(file, new byte[10_000_000]);

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void isRefusedWhenItsHalvesDoNotBelongTogether() throws IOException {
        SigningKey.loadOrCreate(file);
        String other = SigningKey.generate().verifyingKey().toString();
        Files.writeString(file, Files.readString(file).replaceAll("public .*", "public " + other));

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("its private and its public half do not belong together");
    }

    @Test
    void saysSoWhenItCannotBeRead() throws IOException {
        Files.createDirectories(file);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("the signing key " + file + " cannot be read or made")
                .hasMessageContaining("Is a directory");
    }

    @Test
    void saysSoWhenItCannotBeMade() throws IOException {
        Files.writeString(temporary.resolve("home"), "a file where a folder should be");

        assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("the signing key " + file + " cannot be read or made")
                .hasMessageContaining("give this user the right to, or name another place");
    }

    @Test
    void doesNotShowItsPrivateHalf() throws IOException {
        SigningKey key = SigningKey.loadOrCreate(file);

        assertThat(key).hasToString("signing key " + key.verifyingKey().id());
        assertThat(Files.readString(file)).contains(key.verifyingKey().toString());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
