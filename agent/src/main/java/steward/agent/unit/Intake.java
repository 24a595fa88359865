package steward.agent.unit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import steward.bus.Delivery;
import steward.message.Bytes;
import steward.message.Severity;
import steward.method.Methods;
import steward.time.Clock;
import steward.trust.Signed;

/** Carries out what the gate says: enters, answers, refuses. */
final class Intake {
    /** The most answers a minute to senders who prove nothing; beyond it they hear nothing. */
    static final int MAX_DISTRUSTED = 120;

    private final Gate gate;
    private final Ledger ledger;
    private final Chronicle chronicle;
    private final Conductor conductor;
    private final Canceller canceller;
    private final Incidents incidents;
    private final Tally tally;
    private final RateLimit distrusted;
    private final RateLimit overfull;

    Intake(
            Gate gate,
            Ledger ledger,
            Chronicle chronicle,
            Conductor conductor,
            Canceller canceller,
            Incidents incidents,
            Tally tally,
            Clock clock) {
        this.gate = gate;
        this.ledger = ledger;
        this.chronicle = chronicle;
        this.conductor = conductor;
        this.canceller = canceller;
        this.incidents = incidents;
        this.tally = tally;
        distrusted = new RateLimit(clock, MAX_DISTRUSTED, Duration.ofMinutes(1));
        overfull = new RateLimit(clock, 1, Duration.ofHours(1));
    }

    /** Takes a delivery in; false when it must be offered again later. */
    boolean take(Delivery delivery) {
        try {
            return act(gate.judge(delivery), delivery);
        } catch (RuntimeException e) {
            incidents.raise(
                    Severity.CRITICAL,
                    Unit.DOMAIN,
                    "a command could not be taken in, and will be tried again: " + e,
                    delivery.payload());
            return false;
        }
    }

    private boolean act(Verdict verdict, Delivery delivery) {
        if (verdict instanceof Verdict.Accept accept) {
            accept(accept, delivery);
        } else if (verdict instanceof Verdict.Refuse refuse) {
            chronicle.refused(refuse.command(), delivery, refuse.state(), refuse.reason());
        } else if (verdict instanceof Verdict.Duplicate duplicate) {
            answerAgain(duplicate.entry(), delivery);
        } else if (verdict instanceof Verdict.Distrust distrust) {
            distrust(distrust, delivery);
        } else if (verdict instanceof Verdict.Full full) {
            tell(full);
            return false;
        }
        return true;
    }

    private void tell(Verdict.Full full) {
        tally.add(Tally.Limit.COMMANDS_LEFT, 1);
        if (overfull.admits()) {
            incidents.raise(
                    Severity.WARNING,
                    Unit.DOMAIN,
                    "commands are left with the broker until there is room on the unit: " + full.reason(),
                    Bytes.empty());
        }
    }

    private void accept(Verdict.Accept accept, Delivery delivery) {
        ledger.prove(gate.proved(accept.command()));
        if (Canceller.isCancel(accept.command())) {
            canceller.received(accept.command(), delivery, accept.operator());
        } else {
            if (accept.command().address().method().equals(Methods.SCHEDULE.name())) {
                ledger.keepOrder(
                        accept.command().id(),
                        Signed.from(delivery.payload(), delivery.headers()).orElseThrow());
            }
            conductor.received(chronicle.received(accept.command(), delivery));
        }
    }

    private void answerAgain(LedgerEntry entry, Delivery delivery) {
        boolean isResent = delivery.headers().containsKey(Unit.RESEND_HEADER);
        if (Canceller.isCancel(entry.command()) && !entry.state().isFinal()) {
            canceller.resume(entry);
        }
        if (!isResent && delivery.sequence() == entry.stored()) {
            return;
        }
        chronicle.repeat(ledger.find(entry.command().id()).orElse(entry), "r" + delivery.sequence());
        if (!isResent) {
            incidents.raise(
                    Severity.NOTICE,
                    entry.command().address().domain(),
                    "command " + entry.command().id() + " was published again and was not run again: it is "
                            + entry.state(),
                    delivery.payload());
        }
    }

    private void distrust(Verdict.Distrust distrust, Delivery delivery) {
        incidents.raise(
                Severity.WARNING,
                Unit.DOMAIN,
                "refused what came on " + delivery.subject() + ": " + distrust.reason(),
                delivery.payload());
        if (distrust.command().isEmpty()) {
            return;
        }
        if (!distrusted.admits()) {
            tally.add(Tally.Limit.DISTRUSTED_UNANSWERED, 1);
        } else {
            chronicle.distrusted(distrust.command().get(), distrust.reason(), fingerprint(delivery));
        }
    }

    /** SHA-256 over the exact bytes and the signature, by which the sender of these very bytes knows that it is meant. */
    private static String fingerprint(Delivery delivery) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(delivery.payload().toArray());
            String signature = delivery.headers().getOrDefault(Signed.SIGNATURE_HEADER, "");
            digest.update(signature.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
