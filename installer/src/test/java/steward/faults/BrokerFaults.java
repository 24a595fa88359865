package steward.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the broker and to what it stores. */
final class BrokerFaults {
    private static final String SCOPE = "broker";

    private BrokerFaults() {}

    static List<Fault> of(Hub hub, Quota quota) {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("broker killed", SCOPE, "", random -> hub.kill(), hub::start));
        faults.add(new Fault("broker away", SCOPE, "", random -> hub.stop(), hub::start));
        faults.add(new Fault("broker frozen", SCOPE, "", random -> hub.signal("STOP"), () -> hub.signal("CONT")));
        faults.add(new Fault("broker wiped", SCOPE, "", random -> wipe(hub), hub::start));
        faults.add(rolledBack(hub));
        faults.add(new Fault("broker's streams full", SCOPE, "", random -> quota.narrow(), quota::widen));
        if (hub.disk().isOwn()) {
            faults.add(new Fault(
                    "broker's disk full", SCOPE, "", random -> hub.disk().fill(), () -> hub.disk()
                            .free()));
        }
        return faults;
    }

    private static void wipe(Hub hub) {
        hub.stop();
        hub.wipe();
        hub.start();
    }

    /** Everything that happens while it lasts is forgotten at its end. */
    private static Fault rolledBack(Hub hub) {
        Older older = new Older();
        return new Fault(
                "broker rolled back",
                SCOPE,
                "",
                random -> {
                    hub.stop();
                    older.copy = hub.snapshot();
                    hub.start();
                },
                () -> {
                    hub.stop();
                    if (older.copy != null) {
                        hub.rollBack(older.copy);
                        older.copy = null;
                    }
                    hub.start();
                });
    }

    /** The copy of before. */
    private static final class Older {
        private @Nullable Path copy;
    }
}
