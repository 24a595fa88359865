package steward.console.desktop.compose;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.console.desktop.keep.Draft;
import steward.console.desktop.look.Texts;
import steward.console.job.SendRequest;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;

/**
 * What was typed, read.
 *
 * @param mistakes by the name of the field
 */
record Checked(
        MethodName method,
        Domain domain,
        Attributes arguments,
        Optional<Duration> validFor,
        Optional<Duration> runLimit,
        OnInterrupt onInterrupt,
        Optional<String> label,
        Map<String, String> mistakes) {

    static Checked of(Draft draft, Texts texts) {
        Map<String, String> wrong = new LinkedHashMap<>();
        MethodForm.Reading reading = MethodForm.of(draft.method()).read(draft.fields(), texts);
        wrong.putAll(reading.mistakes());
        MethodName method = new MethodName(MethodForm.SHELL);
        Domain domain = new Domain("operatingsystem");
        try {
            method = new MethodName(draft.method().strip());
        } catch (InvalidNameException e) {
            wrong.put("method", String.valueOf(e.getMessage()));
        }
        try {
            domain = new Domain(draft.domain().strip());
        } catch (InvalidNameException e) {
            wrong.put("domain", String.valueOf(e.getMessage()));
        }
        return new Checked(
                method,
                domain,
                reading.arguments().orElse(Attributes.none()),
                Timers.read("validFor", draft.validFor(), wrong),
                Timers.read("runLimit", draft.runLimit(), wrong),
                draft.isRerun() ? OnInterrupt.RERUN : OnInterrupt.REPORT,
                Optional.of(draft.label().strip()).filter(text -> !text.isEmpty()),
                Map.copyOf(wrong));
    }

    boolean isRight() {
        return mistakes.isEmpty();
    }

    SendRequest request(List<NodeName> names, boolean allowUnknown) {
        return new SendRequest(
                names, method, domain, arguments, validFor, runLimit, onInterrupt, label, Map.of(), allowUnknown);
    }
}
