package steward.bus.nats;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.Republish;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.bus.FileSubject;
import steward.bus.PresenceSubject;
import steward.bus.StreamName;
import steward.message.MessageType;
import steward.message.StoredSubject;
import steward.message.Subject;

/** How a stream must be: what cannot be changed later, and what is chosen when it is made. */
record StreamPlan(StreamName name) {
    StreamConfiguration configuration(int replicas) {
        StreamLimits limits = StreamLimits.of(name);
        StreamConfiguration.Builder builder = StreamConfiguration.builder()
                .name(name.name())
                .subjects(subject())
                .retentionPolicy(RetentionPolicy.Limits)
                .storageType(StorageType.File)
                .discardPolicy(DiscardPolicy.New)
                .maxAge(limits.age())
                .maxBytes(limits.bytes())
                .maxMessagesPerSubject(limits.perSubject())
                .duplicateWindow(limits.duplicates())
                .allowDirect(true)
                .replicas(replicas);
        if (isBucket()) {
            // What every client of NATS expects of a bucket.
            builder.allowRollup(true).denyDelete(true);
        }
        republish().ifPresent(builder::republish);
        return builder.build();
    }

    private boolean isBucket() {
        return name == StreamName.KV_STEWARD_NODES;
    }

    private String subject() {
        return switch (name) {
            case STEWARD_COMMANDS -> StoredSubject.of(Subject.all(MessageType.COMMAND));
            case STEWARD_EVENTS -> StoredSubject.of(Subject.all(MessageType.EVENT));
            case STEWARD_ACKS -> StoredSubject.of(Subject.all(MessageType.ACK));
            case STEWARD_OUTPUT -> StoredSubject.of(Subject.all(MessageType.OUTPUT));
            case STEWARD_FILES -> StoredSubject.of(FileSubject.ALL);
            case KV_STEWARD_NODES -> PresenceSubject.ALL;
        };
    }

    private Optional<Republish> republish() {
        return name == StreamName.STEWARD_COMMANDS
                ? Optional.of(Republish.builder()
                        .source(StoredSubject.of(Subject.all(MessageType.COMMAND)))
                        .destination(Subject.liveTransform())
                        .build())
                : Optional.empty();
    }

    /** What is different about an existing stream, where we depend on it. Its limits are its operator's affair. */
    List<String> differences(StreamConfiguration found) {
        List<String> differences = new ArrayList<>();
        note(differences, "subjects", List.of(subject()), found.getSubjects());
        note(differences, "storage", StorageType.File, found.getStorageType());
        note(differences, "retention", RetentionPolicy.Limits, found.getRetentionPolicy());
        note(differences, "discard", DiscardPolicy.New, found.getDiscardPolicy());
        note(differences, "allow_direct", true, found.getAllowDirect());
        note(differences, "republish", words(republish().orElse(null)), words(found.getRepublish()));
        return differences;
    }

    private static void note(List<String> differences, String setting, Object wanted, @Nullable Object found) {
        if (!Objects.equals(wanted, found)) {
            differences.add(setting + " is " + found + " and must be " + wanted);
        }
    }

    private static String words(@Nullable Republish republish) {
        return republish == null
                ? "nothing"
                : republish.getSource() + " -> " + republish.getDestination()
                        + (republish.isHeadersOnly() ? " without payload" : "");
    }
}
