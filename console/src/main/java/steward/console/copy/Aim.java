package steward.console.copy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.NodeName;

/** Where a file of a node goes. */
public sealed interface Aim {
    /** This aim as an entry notes it. */
    Attributes noted(Attributes about);

    /** The aim that an entry notes. */
    static Aim of(Attributes about) {
        return about.get("path").isPresent() ? Here.of(about) : Onward.of(about);
    }

    /**
     * To this machine.
     *
     * @param path absolute
     */
    record Here(Path path) implements Aim {
        @Override
        public Attributes noted(Attributes about) {
            return about.with("path", path.toString());
        }

        private static Here of(Attributes about) {
            return new Here(Path.of(String.valueOf(about.get("path").orElse(""))));
        }
    }

    /**
     * To other nodes.
     *
     * @param nodes which
     * @param domain of the command that takes it
     * @param arguments of that command, without the file
     * @param validFor of that command, where it is not the usual
     */
    record Onward(List<NodeName> nodes, Domain domain, Attributes arguments, Optional<Duration> validFor)
            implements Aim {
        public Onward {
            nodes = List.copyOf(nodes);
        }

        @Override
        public Attributes noted(Attributes about) {
            Attributes noted = about.with(
                            "nodes", nodes.stream().map(NodeName::value).toList())
                    .with("domain", domain.value())
                    .with("arguments", arguments.values());
            return validFor.isEmpty()
                    ? noted
                    : noted.with("validFor", validFor.get().toString());
        }

        @SuppressWarnings("unchecked")
        private static Onward of(Attributes about) {
            List<NodeName> nodes = new ArrayList<>();
            about.get("nodes")
                    .map(List.class::cast)
                    .orElse(List.of())
                    .forEach(name -> nodes.add(new NodeName(String.valueOf(name))));
            return new Onward(
                    nodes,
                    new Domain(String.valueOf(about.get("domain").orElse(""))),
                    new Attributes((Map<String, Object>) about.get("arguments").orElse(Map.of())),
                    about.get("validFor").map(text -> Duration.parse(String.valueOf(text))));
        }
    }
}
