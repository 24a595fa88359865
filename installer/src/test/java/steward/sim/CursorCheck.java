package steward.sim;

import java.util.List;
import steward.agent.unit.Cursor;
import steward.bus.Delivery;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.message.Command;

/** What the cursor of a unit says is true, at any time. */
final class CursorCheck {
    private final World world;

    CursorCheck(World world) {
        this.world = world;
    }

    /** Every command of the node up to the cursor is in the ledger. */
    void check(Vessel vessel) {
        vessel.run().ifPresent(run -> {
            Cursor cursor = run.ledger().cursor();
            if (!world.broker.has(StreamName.STEWARD_COMMANDS)
                    || !world.broker
                            .identity(StreamName.STEWARD_COMMANDS)
                            .created()
                            .equals(cursor.stream())) {
                return;
            }
            List<Delivery> passed = world.broker.stored(StreamName.STEWARD_COMMANDS).stream()
                    .filter(delivery -> delivery.sequence() <= cursor.complete())
                    .filter(delivery -> delivery.subject().startsWith(vessel.node() + "."))
                    .toList();
            for (Delivery delivery : passed) {
                Command command =
                        (Command) MessageCodec.decode(delivery.payload().toArray());
                boolean isGenuine = world.oracle
                        .composed(command.id())
                        .filter(command::equals)
                        .filter(asked -> asked.subject().equals(delivery.subject()))
                        .isPresent();
                if (isGenuine && run.ledger().find(command.id()).isEmpty()) {
                    world.oracle.broken(
                            "what the cursor has passed is in the ledger",
                            vessel.label() + " passed " + command.id() + " and does not know it");
                }
            }
        });
    }
}
