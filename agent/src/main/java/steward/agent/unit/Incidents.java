package steward.agent.unit;

import steward.message.Bytes;
import steward.message.Domain;
import steward.message.Severity;

/** Where the core tells what an operator should know: events on {@code <node>.event.error.<domain>}. Callable anywhere. */
public interface Incidents {
    /**
     * @param cause the message that caused it, or nothing; what is kept of it is bounded
     */
    void raise(Severity severity, Domain domain, String text, Bytes cause);
}
