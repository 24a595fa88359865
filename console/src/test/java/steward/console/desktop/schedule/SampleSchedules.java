package steward.console.desktop.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import steward.codec.Json;
import steward.codec.MessageCodec;
import steward.console.job.CommandParcel;
import steward.console.job.CommandStatus;
import steward.console.schedule.HeldSchedule;
import steward.console.schedule.UnitSchedules;
import steward.lifecycle.CommandProgress;
import steward.lifecycle.Fact;
import steward.message.Ack;
import steward.message.Address;
import steward.message.Attributes;
import steward.message.Bytes;
import steward.message.Command;
import steward.message.CommandId;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MessageId;
import steward.message.MethodName;
import steward.message.NodeName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;
import steward.schedule.RunIds;

/** Schedules as units tell of them. */
public final class SampleSchedules {
    private static final List<Map<String, Object>> KINDS = List.of(
            Map.of(
                    "name",
                    "nightly backup",
                    "cron",
                    "30 2 * * mon-fri",
                    "arguments",
                    Map.of("command", "/opt/backup --all")),
            Map.of("name", "watch", "every", "PT5M", "arguments", Map.of("command", "ping -c1 gateway")),
            Map.of("name", "hello again", "on", "reconnect", "method", "hello"),
            Map.of(
                    "name",
                    "logs",
                    "cron",
                    "@daily",
                    "method",
                    "fileread",
                    "arguments",
                    Map.of("path", "/var/log/syslog")));
    private static final List<CommandState> OUTCOMES =
            List.of(CommandState.SUCCEEDED, CommandState.FAILED, CommandState.RUNNING, CommandState.REJECTED);

    private SampleSchedules() {}

    /** Some schedules on each of so many units. */
    public static List<UnitSchedules> of(int units, Instant now) {
        List<UnitSchedules> all = new ArrayList<>();
        for (int i = 1; i <= units; i++) {
            NodeName node = new NodeName("ship" + i);
            List<UnitSchedules.Entry> entries = new ArrayList<>();
            for (int k = 0; k < KINDS.size(); k++) {
                HeldSchedule held = held(i, k, now);
                entries.add(new UnitSchedules.Entry(
                        held, k == 2 ? Optional.empty() : Optional.of(run(node, held, i + k, now))));
            }
            all.add(new UnitSchedules(node, now.minus(Duration.ofHours(i)), entries, true));
        }
        return all;
    }

    private static HeldSchedule held(int unit, int kind, Instant now) {
        Attributes told = new Attributes(KINDS.get(kind))
                .with("id", id(unit, kind).toString())
                .with("operator", "ann")
                .with("zone", unit % 2 == 0 ? "America/New_York" : "Europe/Oslo")
                .with("since", now.minus(Duration.ofDays(30)).toString())
                .with("runs", 30L * (kind + 1))
                .with("skipped", (long) (unit % 3));
        return HeldSchedule.read(
                new String(Json.writeAttributes(told), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    private static CommandId id(int unit, int kind) {
        return new CommandId(new UUID(0x019c1234_5678_7000L, 0x8000_0000_0000_0000L | ((long) unit << 8) | kind));
    }

    private static CommandStatus run(NodeName node, HeldSchedule held, int which, Instant now) {
        Instant planned = now.minus(Duration.ofMinutes(7L * which));
        Command command = new Command(
                RunIds.command(held.id(), planned),
                RunIds.job(new JobId(held.id().value()), planned),
                new Address(node, held.schedule().method(), held.schedule().domain()),
                held.schedule().arguments(),
                planned,
                planned.plus(Duration.ofDays(1)),
                held.schedule().runLimit(),
                OnInterrupt.REPORT,
                Optional.of(held.id()),
                held.operator(),
                Optional.of(held.schedule().name()));
        Ack ack = new Ack(
                new MessageId(UUID.randomUUID()),
                command.address(),
                command.id(),
                command.job(),
                OUTCOMES.get(which % OUTCOMES.size()),
                3,
                1,
                planned.plusSeconds(2),
                Optional.of(planned),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of("a reason"),
                Optional.empty(),
                Optional.empty());
        CommandProgress progress = CommandProgress.sending(command.id(), planned)
                .apply(new Fact.Acked(ack))
                .progress();
        return new CommandStatus(parcel(command), progress, false);
    }

    /** An order that is on its way. */
    public static CommandStatus order(NodeName node, Instant now) {
        Command command = new Command(
                id(999, 9),
                new JobId(id(999, 8).value()),
                new Address(node, new MethodName("schedule"), new Domain("operatingsystem")),
                Attributes.of("action", "add")
                        .with("name", "new one")
                        .with("every", "PT1H")
                        .with("arguments", Map.of("command", "true")),
                now,
                now.plus(Duration.ofDays(7)),
                Duration.ofSeconds(30),
                OnInterrupt.RERUN,
                Optional.empty(),
                new OperatorName("ann"),
                Optional.empty());
        return new CommandStatus(parcel(command), CommandProgress.sending(command.id(), now), true);
    }

    private static CommandParcel parcel(Command command) {
        return new CommandParcel(command, Bytes.copyOf(MessageCodec.encode(command)), Map.of());
    }
}
