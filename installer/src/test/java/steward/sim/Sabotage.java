package steward.sim;

import java.time.Duration;
import steward.agent.unit.Ledger;
import steward.bus.Bus;
import steward.console.job.HomeStore;

/** What is wrong with the product in a history, on purpose; here nothing is. */
class Sabotage {
    static final Sabotage NONE = new Sabotage();

    /** How long after its validity a command may still be started. */
    Duration tolerance() {
        return World.TOLERANCE;
    }

    /** How many commands a unit says that it holds at most. */
    int maxOpen() {
        return World.MAX_OPEN;
    }

    Ledger ledger(Ledger real, Program program, World world) {
        return real;
    }

    Bus unitBus(Bus real, Ledger ledger, World world) {
        return real;
    }

    HomeStore store(HomeStore real) {
        return real;
    }
}
