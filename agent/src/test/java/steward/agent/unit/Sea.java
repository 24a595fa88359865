package steward.agent.unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import steward.agent.ledger.LedgerLimits;
import steward.message.CommandId;
import steward.testing.SimBroker;
import steward.testing.SimLoop;
import steward.trust.TrustList;

/** Virtual time with a broker, operators, and ships with ledgers in one folder. Closing ends it all. */
final class Sea implements AutoCloseable {
    static final int MAX_OPEN = 150;

    final SimLoop loop = new SimLoop();
    final SimBroker broker = new SimBroker(loop);
    /** May do anything. */
    final Operator alice = new Operator(loop, broker, "alice");
    /** May only say hello. */
    final Operator bob = new Operator(loop, broker, "bob");
    /** Trusted by nobody, whatever the name. */
    final Operator mallory = new Operator(loop, broker, "alice");

    private final Path folder;
    private final TrustList trust = new TrustList(List.of(alice.trusted("*"), bob.trusted("hello.*")));
    private final List<Ship> ships = new ArrayList<>();

    Sea(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Ship ship() {
        return ship("a", "machine");
    }

    Ship ship(String data, String machine) {
        return add(new Ship(loop, broker, folder.resolve(data), trust, machine, MAX_OPEN));
    }

    /** A ship whose ledger has those limits. */
    Ship ship(LedgerLimits limits) {
        return add(new Ship(loop, broker, folder.resolve("a"), trust, "machine", MAX_OPEN, limits));
    }

    Ship add(Ship ship) {
        ships.add(ship);
        return ship;
    }

    Ship shipThatRuns(CommandId command) {
        return ships.stream()
                .filter(ship -> ship.running.containsKey(command))
                .findFirst()
                .orElseThrow();
    }

    void crash(Ship ship) {
        ship.close();
        ships.remove(ship);
    }

    @Override
    public void close() {
        ships.forEach(Ship::close);
    }
}
