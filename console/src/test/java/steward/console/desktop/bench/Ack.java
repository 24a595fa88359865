package steward.console.desktop.bench;

import steward.console.fleet.Cell;

/**
 * An answer as it comes from the bus.
 *
 * @param node its place in the fleet
 * @param cell what the grid is to show of it
 */
record Ack(int node, Cell cell) {}
