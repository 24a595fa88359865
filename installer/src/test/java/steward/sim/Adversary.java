package steward.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import steward.bus.BusException;
import steward.bus.Delivery;
import steward.bus.Parcel;
import steward.bus.StreamName;
import steward.codec.MessageCodec;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.trust.Signed;

/** Who has taken the broker over: forges, alters, replays, re-targets; stores it, or publishes it past the streams. */
final class Adversary {
    private final World world;
    private final Dice dice;

    Adversary(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
    }

    void act() {
        List<Delivery> known = world.broker.stored(StreamName.STEWARD_COMMANDS);
        if (known.isEmpty()) {
            return;
        }
        Delivery genuine = dice.pick(known);
        world.count("forgery");
        switch (dice.below(7)) {
            case 0 -> publish(genuine.subject(), genuine.payload(), genuine.headers());
            case 1 -> publish(genuine.subject(), genuine.payload(), resent(genuine.headers()));
            case 2 -> publish(genuine.subject(), altered(genuine.payload()), genuine.headers());
            case 3 -> publish(genuine.subject(), altered(genuine.payload()), Map.of());
            case 4 -> forged(genuine);
            case 5 -> publish(retargeted(genuine.subject()), genuine.payload(), genuine.headers());
            default -> publish(retyped(genuine.subject()), genuine.payload(), genuine.headers());
        }
    }

    private void forged(Delivery genuine) {
        Command like = (Command) MessageCodec.decode(genuine.payload().toArray());
        Command wanted =
                changed(like, dice.chance(0.5) ? like.id() : new Names(world.time.clock(), 9_999).nextCommand());
        Signed signed = Signed.of(MessageCodec.encode(wanted), world.keys.mallory);
        Map<String, String> headers = new HashMap<>(signed.headers());
        if (dice.chance(0.5)) {
            headers.put(Signed.KEY_HEADER, world.keys.alice.verifyingKey().id().value());
        }
        publish(genuine.subject(), signed.payload(), headers);
    }

    private static Bytes altered(Bytes payload) {
        Command like = (Command) MessageCodec.decode(payload.toArray());
        return Bytes.copyOf(MessageCodec.encode(changed(like, like.id())));
    }

    private static Command changed(Command like, CommandId id) {
        return new Command(
                id,
                like.job(),
                like.address(),
                Attributes.of("command", "work 1 0 666"),
                like.createdAt(),
                like.validUntil(),
                like.runLimit(),
                like.onInterrupt(),
                like.parent(),
                like.operator(),
                like.label());
    }

    private static Map<String, String> resent(Map<String, String> headers) {
        Map<String, String> more = new HashMap<>(headers);
        more.put("Steward-Resend", "7");
        return more;
    }

    private String retargeted(String subject) {
        return dice.pick(world.vessels).node() + subject.substring(subject.indexOf('.'));
    }

    private static String retyped(String subject) {
        return subject.replace(".shellcommand.", ".cancel.");
    }

    private void publish(String subject, Bytes payload, Map<String, String> headers) {
        if (dice.chance(0.5) && world.broker.isUp()) {
            try {
                world.broker.store(new Parcel(
                        subject, payload, headers, "forged-" + world.time.now() + "-" + dice.below(1 << 30)));
            } catch (BusException e) {
                world.trace.add("adversary", "is refused: " + e.getMessage());
            }
        } else {
            long sequence = dice.chance(0.5) ? 0 : dice.below(2_000);
            world.broker.inject(new Delivery(
                    subject, payload, headers, sequence, dice.below(3) - 1L, Optional.of(world.broker.now())));
        }
    }
}
