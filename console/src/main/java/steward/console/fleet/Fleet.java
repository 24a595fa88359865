package steward.console.fleet;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import steward.message.NodeName;

/**
 * The fleet as it was known at one moment: immutable, for any thread. Two snapshots share whatever did not change
 * between them.
 */
public final class Fleet {
    static final int STRIPE = 256;

    private final NodeStatus[][] stripes;
    private final int size;
    private final Map<NodeName, Integer> slots;
    private final SortedSet<Column> columns;
    private final Instant now;
    private final long version;
    private final long unshownNodes;
    private final long unshownAnswers;

    Fleet(
            NodeStatus[][] stripes,
            int size,
            Map<NodeName, Integer> slots,
            SortedSet<Column> columns,
            Instant now,
            long version,
            long unshownNodes,
            long unshownAnswers) {
        this.stripes = stripes;
        this.size = size;
        this.slots = slots;
        this.columns = columns;
        this.now = now;
        this.version = version;
        this.unshownNodes = unshownNodes;
        this.unshownAnswers = unshownAnswers;
    }

    /** Every node that was heard of. A node keeps its place in later snapshots; new ones come last. */
    public List<NodeStatus> nodes() {
        return new AbstractList<>() {
            @Override
            public NodeStatus get(int index) {
                if (index >= size) {
                    throw new IndexOutOfBoundsException(index);
                }
                return stripes[index / STRIPE][index % STRIPE];
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** That node, if it was ever heard of. */
    public Optional<NodeStatus> node(NodeName name) {
        @Nullable Integer slot = slots.get(name);
        return slot == null || slot >= size ? Optional.empty() : Optional.of(stripes[slot / STRIPE][slot % STRIPE]);
    }

    /** The names of all nodes that were heard of; may already hold some that later snapshots show. */
    public Set<NodeName> names() {
        return Collections.unmodifiableSet(slots.keySet());
    }

    /** Every subject that any node was heard of on. */
    public SortedSet<Column> columns() {
        return columns;
    }

    /** The broker's time at which this snapshot was made, as well as it was known. */
    public Instant now() {
        return now;
    }

    /** Grows with each snapshot that differs from the one before. */
    public long version() {
        return version;
    }

    /** Nodes that were heard of and are not shown, since the model is full. */
    public long unshownNodes() {
        return unshownNodes;
    }

    /** Answers that are not shown, since there are too many columns. */
    public long unshownAnswers() {
        return unshownAnswers;
    }
}
