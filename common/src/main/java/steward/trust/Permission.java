package steward.trust;

import java.util.Optional;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.MethodName;

/**
 * What an operator may ask for: a method and a domain, either of them {@code *} for all.
 *
 * @param pattern {@code shellcommand.operatingsystem}, {@code shellcommand.*}, {@code *.nginx} or {@code *} for everything
 */
public record Permission(String pattern) {
    private static final String ALL = "*";

    /** Everything. */
    public static Permission all() {
        return new Permission(ALL);
    }

    /** @throws IllegalArgumentException when the pattern has another form */
    public Permission {
        if (!pattern.equals(ALL)) {
            String[] parts = pattern.split("\\.", -1);
            if (parts.length != 2) {
                throw malformed(pattern, "has not two parts");
            }
            try {
                method(parts);
                domain(parts);
            } catch (InvalidNameException e) {
                throw malformed(pattern, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Whether it covers that method in that domain. */
    public boolean allows(MethodName method, Domain domain) {
        if (pattern.equals(ALL)) {
            return true;
        }
        String[] parts = pattern.split("\\.", -1);
        return method(parts).map(method::equals).orElse(true)
                && domain(parts).map(domain::equals).orElse(true);
    }

    private static Optional<MethodName> method(String[] parts) {
        return parts[0].equals(ALL) ? Optional.empty() : Optional.of(new MethodName(parts[0]));
    }

    private static Optional<Domain> domain(String[] parts) {
        return parts[1].equals(ALL) ? Optional.empty() : Optional.of(new Domain(parts[1]));
    }

    private static IllegalArgumentException malformed(String pattern, String why) {
        return new IllegalArgumentException("permission \"" + pattern + "\" " + why
                + ": write <method>.<domain>, with * for all methods or all domains, or only * for everything");
    }

    @Override
    public String toString() {
        return pattern;
    }
}
