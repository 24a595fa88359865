package steward.console.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import steward.console.cli.render.Table.Heading;
import steward.console.job.CommandStatus;
import steward.console.schedule.HeldSchedule;
import steward.console.schedule.UnitSchedules;
import steward.console.text.AgeText;
import steward.console.text.ArgumentsText;

/** What units say that they run by themselves, one line each. */
public final class ScheduleTable {
    private ScheduleTable() {}

    /** The table of these units, in their order. */
    public static String of(List<UnitSchedules> units, Instant now, Screen screen) {
        Table table = new Table(
                Heading.shrinking("NODE"),
                Heading.shrinking("NAME"),
                Heading.shrinking("WHEN"),
                Heading.shrinking("ZONE"),
                Heading.right("NEXT"),
                Heading.of("LAST RUN"),
                Heading.right("RUNS"),
                Heading.right("SKIPPED"),
                Heading.shrinking("WHAT"),
                Heading.right("SAID"));
        for (UnitSchedules unit : units) {
            for (UnitSchedules.Entry entry : unit.entries()) {
                HeldSchedule held = entry.held();
                table.row(
                        Piece.of(unit.node()),
                        Piece.of(held.schedule().name()),
                        Piece.of(held.words()),
                        Piece.of(held.zone().getId()),
                        Piece.of(held.next(now)
                                .map(next -> "in " + AgeText.of(Duration.between(now, next)))
                                .orElse("")),
                        entry.last().map(last -> last(last, now)).orElse(Piece.of("none known")),
                        Piece.of(held.runs()),
                        held.skipped() == 0 ? Piece.of("0") : new Piece(String.valueOf(held.skipped()), Tone.DOUBTFUL),
                        Piece.of(what(held)),
                        Piece.of(AgeText.between(unit.asOf(), now)));
            }
        }
        return table.isEmpty() ? "no node has said that it runs anything by itself\n" : table.print(screen);
    }

    private static Piece last(CommandStatus run, Instant now) {
        Piece state = StateText.of(run.state(), run.progress().exitCode());
        return new Piece(state.text() + " " + AgeText.between(run.progress().since(), now), state.tone());
    }

    private static String what(HeldSchedule held) {
        String subject = held.schedule().method() + "." + held.schedule().domain();
        String arguments =
                held.hasArguments() ? ArgumentsText.of(held.schedule().arguments()) : "…";
        return subject.equals("shellcommand.operatingsystem") ? arguments : (subject + " " + arguments).strip();
    }
}
