package steward.trust;

import java.util.List;
import steward.message.Domain;
import steward.message.MethodName;
import steward.message.OperatorName;

/**
 * An operator whose commands a unit obeys, as far as the permissions go.
 *
 * @param name that commands signed with the key must carry
 * @param key the public key
 * @param allow what may be asked for; empty means nothing
 */
public record TrustedOperator(OperatorName name, VerifyingKey key, List<Permission> allow) {
    public TrustedOperator {
        allow = List.copyOf(allow);
    }

    /** Whether this operator may ask for that. */
    public boolean may(MethodName method, Domain domain) {
        return allow.stream().anyMatch(permission -> permission.allows(method, domain));
    }
}
