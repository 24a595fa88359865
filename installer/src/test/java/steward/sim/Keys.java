package steward.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import steward.message.OperatorName;
import steward.trust.Permission;
import steward.trust.SigningKey;
import steward.trust.TrustList;
import steward.trust.TrustedOperator;

/** The operators of every history; their keys are always the same, so that a history is. */
final class Keys {
    private static final String ALICE_FILE = """
            private ed25519:cqBramoh/Ik+E6updWtOGHrWLGEH84ZdoIpF2KS7vnM=
            public ed25519:x/eVGyk4MJa9iU2MnKMDUKnS/DpSTPn3npfVNFlQSQw=
            """;
    private static final String BOB_FILE = """
            private ed25519:9VorehPHu1LK8QL2Hpa5MWKyID8epukoOWpTf5hrQno=
            public ed25519:MUXXcpQpQJTJG7spY7vhdkvpllupYtn/x2oG0kVUwxM=
            """;
    private static final String MALLORY_FILE = """
            private ed25519:dypZSxzg+vgOFLmopEiuGODXSMgMm6XD98yS32kj8Tc=
            public ed25519:jnuA0Pl2fbEYVyyhVfrazfxzYq/asFGMxok6tQfxKjw=
            """;

    static final List<String> FILES = List.of(ALICE_FILE, BOB_FILE, MALLORY_FILE);
    static final OperatorName ALICE = new OperatorName("alice");
    static final OperatorName BOB = new OperatorName("bob");

    /** May do everything. */
    final SigningKey alice;
    /** May send shell commands only. */
    final SigningKey bob;
    /** Is trusted by nobody. */
    final SigningKey mallory;

    final TrustList trust;

    Keys(Path folder) {
        alice = key(folder, "alice", ALICE_FILE);
        bob = key(folder, "bob", BOB_FILE);
        mallory = key(folder, "mallory", MALLORY_FILE);
        trust = new TrustList(List.of(
                new TrustedOperator(ALICE, alice.verifyingKey(), List.of(Permission.all())),
                new TrustedOperator(BOB, bob.verifyingKey(), List.of(new Permission("shellcommand.*")))));
    }

    private static SigningKey key(Path folder, String name, String text) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve(name);
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, text);
            }
            return SigningKey.loadOrCreate(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
