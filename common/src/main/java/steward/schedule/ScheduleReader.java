package steward.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import steward.calendar.Timing;
import steward.message.Attributes;
import steward.message.Domain;
import steward.message.InvalidNameException;
import steward.message.MethodName;
import steward.message.OnInterrupt;
import steward.method.Arguments;
import steward.method.InvalidArgumentException;
import steward.method.MethodDescription;
import steward.method.Methods;
import steward.text.NearestName;
import steward.text.Quoted;
import steward.time.Durations;

/** Reads an order to add. */
final class ScheduleReader {
    private static final List<String> TIMINGS = List.of("cron", "every", "at", "on");
    private final Arguments arguments;

    ScheduleReader(Arguments arguments) {
        this.arguments = arguments;
    }

    ScheduleOrder.Add add() throws InvalidArgumentException {
        MethodName method = method();
        return new ScheduleOrder.Add(
                new Schedule(
                        name(method),
                        timing(),
                        zone(),
                        method,
                        domain(),
                        new Attributes(arguments.object("arguments")),
                        runLimit(method),
                        rerun() ? OnInterrupt.RERUN : OnInterrupt.REPORT,
                        arguments.flag("overlap").orElse(false),
                        arguments.text("missed").orElse("skip").equals("once") ? MissedRuns.ONCE : MissedRuns.SKIP,
                        until()),
                arguments.flag("replace").orElse(false));
    }

    private boolean rerun() throws InvalidArgumentException {
        return arguments.text("onInterrupt").orElse("report").equals("rerun");
    }

    private Timing timing() throws InvalidArgumentException {
        List<String> given = new ArrayList<>();
        for (String name : TIMINGS) {
            if (arguments.text(name).isPresent()) {
                given.add(name);
            }
        }
        if (given.size() != 1) {
            throw new InvalidArgumentException(
                    given.isEmpty() ? "cron" : given.get(1),
                    given.isEmpty() ? "is missing" : "is given beside " + given.get(0),
                    "give exactly one of " + String.join(", ", TIMINGS));
        }
        String name = given.get(0);
        String text = arguments.text(name).orElseThrow();
        try {
            return switch (name) {
                case "cron" -> Timing.cron(text);
                case "every" -> Timing.every(text);
                case "at" -> Timing.at(text);
                default -> new Timing.On(Timing.Occasion.valueOf(text.toUpperCase(Locale.ROOT)));
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException(name, "cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private Optional<ZoneId> zone() throws InvalidArgumentException {
        Optional<String> text = arguments.text("zone");
        try {
            return text.map(ZoneId::of);
        } catch (DateTimeException e) {
            String near = NearestName.find(text.orElseThrow(), ZoneId.getAvailableZoneIds())
                    .map(name -> "did you mean " + name + "? ")
                    .orElse("");
            throw new InvalidArgumentException(
                    "zone", "is " + Quoted.text(text.get()), near + "write it as Europe/Oslo, UTC or +02:00");
        }
    }

    private MethodName method() throws InvalidArgumentException {
        String text =
                arguments.text("method").orElse(Methods.SHELL_COMMAND.name().value());
        try {
            MethodName method = new MethodName(text);
            if (method.equals(Methods.SCHEDULE.name()) || text.equals("cancel")) {
                throw new InvalidArgumentException(
                        "method", "is " + text, "send that yourself, it cannot be scheduled");
            }
            return method;
        } catch (InvalidNameException e) {
            throw new InvalidArgumentException("method", "is no name", String.valueOf(e.getMessage()));
        }
    }

    private Domain domain() throws InvalidArgumentException {
        try {
            return new Domain(arguments.text("domain").orElse("operatingsystem"));
        } catch (InvalidNameException e) {
            throw new InvalidArgumentException("domain", "is no name", String.valueOf(e.getMessage()));
        }
    }

    private String name(MethodName method) throws InvalidArgumentException {
        String name = arguments.text("name").orElse(method.value());
        if (name.isBlank() || name.length() > Schedule.MOST_NAME || name.chars().anyMatch(c -> c < ' ')) {
            throw new InvalidArgumentException(
                    "name", "is " + Quoted.text(name), "give 1 to " + Schedule.MOST_NAME + " characters on one line");
        }
        return name;
    }

    private Duration runLimit(MethodName method) throws InvalidArgumentException {
        Duration usual = Methods.find(method)
                .map(MethodDescription::defaultRunLimit)
                .orElse(Methods.SHELL_COMMAND.defaultRunLimit());
        Duration limit = arguments.duration("runLimit").orElse(usual);
        if (limit.compareTo(Durations.MOST) > 0) {
            throw new InvalidArgumentException(
                    "runLimit", "is longer than " + Durations.print(Durations.MOST), "give less, or PT0S for none");
        }
        return limit;
    }

    private Optional<Instant> until() throws InvalidArgumentException {
        Optional<String> text = arguments.text("until");
        try {
            return text.map(iso -> OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            throw new InvalidArgumentException(
                    "until", "is " + Quoted.text(text.orElseThrow()), "write it as 2030-01-31T18:00:00Z");
        }
    }
}
