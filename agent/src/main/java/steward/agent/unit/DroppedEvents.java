package steward.agent.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import steward.message.Attributes;
import steward.message.Severity;
import steward.time.Loop;

/**
 * Tells by an event how many events had to give way since the last such event: at once, and then at most once in
 * {@link #ROUND} while there are more. That event makes others give way itself when there is no room: those are told with the
 * next that do, so that telling calls for no telling. What was told is remembered in the ledger together with the event that tells it. Every
 * method must be called on the loop.
 */
public final class DroppedEvents {
    static final Duration ROUND = Duration.ofMinutes(1);
    private static final String SOURCE = "dropped";

    private final Loop loop;
    private final Ledger ledger;
    private final Teller teller;
    private @Nullable Map<Severity, Long> told;
    private boolean resting;
    private long displaced;

    /** @param teller makes the event */
    public DroppedEvents(Loop loop, Ledger ledger, Teller teller) {
        this.loop = loop;
        this.ledger = ledger;
        this.teller = teller;
    }

    /** To be called after events were put. */
    public void look() {
        Map<Severity, Long> dropped = ledger.droppedEvents();
        if (resting || sum(dropped) - sum(told()) <= displaced) {
            return;
        }
        resting = true;
        loop.after(ROUND, () -> {
            resting = false;
            look();
        });
        tell(dropped);
    }

    private void tell(Map<Severity, Long> dropped) {
        Map<String, Object> news = new LinkedHashMap<>();
        List<SourcePosition> known = new ArrayList<>();
        long count = 0;
        for (Map.Entry<Severity, Long> entry : dropped.entrySet()) {
            String name = entry.getKey().wireName();
            long more = entry.getValue() - told().getOrDefault(entry.getKey(), 0L);
            if (more > 0) {
                news.put(name, more);
                count += more;
            }
            known.add(new SourcePosition(
                    SOURCE, name, Optional.of(entry.getValue().toString())));
        }
        Attributes data = Attributes.of(
                        "text",
                        count + (count == 1 ? " event" : " events")
                                + " had to give way because too many waited for the broker")
                .with("dropped", news);
        ledger.putEvents(List.of(teller.event(Severity.WARNING, data)), known);
        told = dropped;
        displaced = sum(ledger.droppedEvents()) - sum(dropped);
    }

    private static long sum(Map<Severity, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<Severity, Long> told() {
        Map<Severity, Long> known = told;
        if (known == null) {
            known = new TreeMap<>();
            Map<String, String> remembered = ledger.positions(SOURCE);
            for (Severity severity : Severity.values()) {
                String text = remembered.get(severity.wireName());
                if (text != null) {
                    known.put(severity, Long.parseLong(text));
                }
            }
            told = known;
        }
        return known;
    }

    /** Makes an event of what is to be told. */
    public interface Teller {
        /** The event, ready to be put. */
        WaitingEvent event(Severity severity, Attributes data);
    }
}
