package steward.agent.handler.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was running when an agent died: known by the folder that is still there and by the mark in the environment. */
final class Leftovers {
    private final Path folder;
    private final Timing timing;

    Leftovers(Path folder, Timing timing) {
        this.folder = folder;
        this.timing = timing;
    }

    List<String> end() throws IOException {
        List<String> ended = new ArrayList<>();
        for (Path left : RunFolder.leftIn(folder)) {
            String name = left.getFileName().toString();
            // The session's number may long be somebody else's, so it is not asked for.
            CommandTree tree = new CommandTree(name, Optional.empty(), OptionalLong::empty);
            if (!tree.alive().isEmpty()) {
                TreeEnding ending = new TreeEnding(tree, Optional.empty(), timing);
                ending.end();
                ended.add("command " + name + " was running when an agent died; " + ending);
            }
            RunFolder.delete(left);
        }
        return ended;
    }
}
