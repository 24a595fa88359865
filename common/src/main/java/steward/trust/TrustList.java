package steward.trust;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operators that a unit trusts, by key. One operator may have several keys. Immutable. */
public final class TrustList {
    private final Map<KeyId, TrustedOperator> byKey = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two operators have the same key: nobody could tell who sent a command */
    public TrustList(List<TrustedOperator> operators) {
        for (TrustedOperator operator : operators) {
            TrustedOperator other = byKey.put(operator.key().id(), operator);
            if (other != null) {
                throw new IllegalArgumentException("operators " + other.name() + " and " + operator.name()
                        + " have the same key " + operator.key() + ": give each a key of their own");
            }
        }
    }

    /** The operator with that key. */
    public Optional<TrustedOperator> find(KeyId key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** All of them, in the order that they were given. */
    public List<TrustedOperator> operators() {
        return List.copyOf(byKey.values());
    }
}
