package steward.agent.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that a person learns of all of it at once; at most {@link #MOST} of them. */
final class Mistakes {
    static final int MOST = 100;

    private final List<String> found = new ArrayList<>();

    /** @param key the path of the key as one writes it, such as {@code broker.url} */
    void add(String key, String problem, String remedy) {
        add(key + " " + problem + ": " + remedy);
    }

    void add(String text) {
        if (found.size() < MOST) {
            found.add(text);
        }
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
