package steward.agent.handler.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import steward.agent.handler.Outcome;

/** What a file system refuses, in words: the command's failure and not this process's. */
final class Trouble {
    private Trouble() {}

    static Outcome outcome(IOException e) {
        if (e instanceof NoSuchFileException missing && missing.getReason() == null) {
            return Outcome.failure(missing.getFile() + " does not exist");
        }
        if (e instanceof AccessDeniedException denied) {
            return Outcome.failure(
                    denied.getFile() + " is closed to the user who runs the agent, " + System.getProperty("user.name"));
        }
        if (e instanceof NotDirectoryException other) {
            return Outcome.failure(other.getFile() + " is no folder");
        }
        return Outcome.failure(String.valueOf(e.getMessage()));
    }
}
