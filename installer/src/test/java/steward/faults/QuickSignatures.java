package steward.faults;

import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Ed25519 as another library computes it, four times as quickly as Java itself: for a thousand nodes that share two
 * processors, where each has one of its own otherwise.
 */
final class QuickSignatures {
    private QuickSignatures() {}

    /** From now on in this process. */
    static void use() {
        Security.insertProviderAt(new BouncyCastleProvider(), 1);
    }
}
