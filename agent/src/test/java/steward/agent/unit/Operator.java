package steward.agent.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.IdSource;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.message.TimeOrderedIds;
import steward.testing.SimBroker;
import steward.testing.SimLoop;
import steward.trust.Permission;
import steward.trust.Signed;
import steward.trust.SigningKey;
import steward.trust.TrustedOperator;

/** Somebody with a key who publishes commands and reads acks straight from the broker. */
final class Operator {
    static final Address SHELL =
            new Address(new NodeName("ship1"), new MethodName("shellcommand"), new Domain("operatingsystem"));
    static final Address CANCEL =
            new Address(new NodeName("ship1"), new MethodName("cancel"), new Domain("operatingsystem"));

    final SigningKey key = SigningKey.generate();
    private final IdSource ids = new TimeOrderedIds();
    private final SimLoop loop;
    private final SimBroker broker;
    private final OperatorName name;

    Operator(SimLoop loop, SimBroker broker, String name) {
        this.loop = loop;
        this.broker = broker;
        this.name = new OperatorName(name);
    }

    TrustedOperator trusted(String... permissions) {
        return new TrustedOperator(
                name,
                key.verifyingKey(),
                List.of(permissions).stream().map(Permission::new).toList());
    }

    Command shell() {
        return command(SHELL, Attributes.of("command", "true"), OnInterrupt.REPORT, Duration.ofDays(7));
    }

    Command cancel(Command target) {
        return command(
                CANCEL, Attributes.of("command", target.id().toString()), OnInterrupt.REPORT, Duration.ofDays(7));
    }

    /** Wants the target only if it has not started, and the other in its place. */
    Command recall(Command target, Command replacement) {
        Attributes arguments = Attributes.of("command", target.id().toString())
                .with("onlyWaiting", true)
                .with("replacement", replacement.id().toString());
        return command(CANCEL, arguments, OnInterrupt.REPORT, Duration.ofDays(7));
    }

    Command command(Address address, Attributes arguments, OnInterrupt onInterrupt, Duration validFor) {
        Instant now = loop.now();
        return new Command(
                ids.nextCommand(),
                ids.nextJob(),
                address,
                arguments,
                now,
                now.plus(validFor),
                Duration.ofMinutes(5),
                onInterrupt,
                Optional.empty(),
                name,
                Optional.empty());
    }

    /** What somebody makes whose clock is ahead. */
    Command shellAhead(Duration ahead) {
        Command now = shell();
        return new Command(
                now.id(),
                now.job(),
                now.address(),
                now.arguments(),
                now.createdAt().plus(ahead),
                now.validUntil().plus(ahead),
                now.runLimit(),
                now.onInterrupt(),
                now.parent(),
                now.operator(),
                now.label());
    }

    /** Signs it and has the broker store it. */
    CommandId send(Command command) {
        publish(signed(command), command.subject(), command.id().toString());
        return command.id();
    }

    CommandId sendShell() {
        return send(shell());
    }

    /** To another node. */
    CommandId sendElsewhere() {
        Address other = new Address(new NodeName("ship2"), SHELL.method(), SHELL.domain());
        return send(command(other, Attributes.of("command", "true"), OnInterrupt.REPORT, Duration.ofDays(7)));
    }

    Signed signed(Command command) {
        return Signed.of(MessageCodec.encode(command), key);
    }

    void publish(Signed signed, String subject, String dedupeId) {
        publish(signed.payload(), signed.headers(), subject, dedupeId);
    }

    void publish(Bytes payload, Map<String, String> headers, String subject, String dedupeId) {
        broker.store(new Parcel(subject, payload, headers, dedupeId));
        loop.settle();
    }

    void resend(Command command, int attempt) {
        Signed signed = signed(command);
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.put(Unit.RESEND_HEADER, Integer.toString(attempt));
        publish(signed.payload(), headers, command.subject(), command.id() + ".r" + attempt);
    }

    /** Everything that the unit said about a command, in the order it was stored. */
    List<Ack> acks(CommandId command) {
        return broker.stored(StreamName.STEWARD_ACKS).stream()
                .map(delivery -> (Ack) MessageCodec.decode(delivery.payload().toArray()))
                .filter(ack -> ack.command().equals(command))
                .toList();
    }

    List<CommandState> states(CommandId command) {
        return acks(command).stream().map(Ack::state).toList();
    }

    Ack lastAck(CommandId command) {
        List<Ack> acks = acks(command);
        if (acks.isEmpty()) {
            throw new AssertionError("no ack for " + command);
        }
        return acks.get(acks.size() - 1);
    }
}
