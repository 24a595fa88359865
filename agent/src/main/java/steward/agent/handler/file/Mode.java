package steward.agent.handler.file;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import steward.file.Permissions;
import steward.method.InvalidArgumentException;
import steward.text.Quoted;

/** The argument that gives a file its permissions. */
final class Mode {
    private Mode() {}

    /** @throws InvalidArgumentException naming the argument {@code mode} */
    static Set<PosixFilePermission> parse(String octal) throws InvalidArgumentException {
        return Permissions.parse(octal)
                .orElseThrow(() ->
                        new InvalidArgumentException("mode", "is " + Quoted.text(octal), "write it as 0644 or 0600"));
    }
}
