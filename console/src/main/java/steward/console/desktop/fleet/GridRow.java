package steward.console.desktop.fleet;

import steward.message.NodeName;

/** A row of the grid. The same node and the same group are the same object for as long as a model lives. */
public sealed interface GridRow {
    /**
     * A node.
     *
     * @param slot its place in {@link steward.console.fleet.Fleet#nodes()}
     */
    record NodeRow(int slot, NodeName name) implements GridRow {}

    /**
     * The head of the nodes that have one value of the label that is grouped by.
     *
     * @param value of the label; empty for the nodes without it
     */
    record GroupRow(String value) implements GridRow {}
}
