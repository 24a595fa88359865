package steward.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import steward.calendar.Timing;
import steward.message.Attributes;
import steward.message.CommandId;
import steward.message.JobId;
import steward.message.OnInterrupt;
import steward.method.InvalidArgumentException;

/** How the arguments of the method schedule are read, and the ids of runs. */
class ScheduleOrderTest {
    private static final Attributes ADD = Attributes.of("action", "add").with("every", "PT30S");

    @Test
    void fillsInWhatIsUsual() throws InvalidArgumentException {
        Schedule schedule = ((ScheduleOrder.Add) ScheduleOrder.of(ADD)).schedule();
        assertThat(schedule.name()).isEqualTo("shellcommand");
        assertThat(schedule.timing()).isEqualTo(new Timing.Every(Duration.ofSeconds(30)));
        assertThat(schedule.zone()).isEmpty();
        assertThat(schedule.domain()).hasToString("operatingsystem");
        assertThat(schedule.runLimit()).isEqualTo(Duration.ofMinutes(5));
        assertThat(schedule.onInterrupt()).isEqualTo(OnInterrupt.REPORT);
        assertThat(schedule.overlaps()).isFalse();
        assertThat(schedule.missed()).isEqualTo(MissedRuns.SKIP);
    }

    @Test
    void readsEverything() throws InvalidArgumentException {
        Map<String, Object> arguments = Map.of("path", "/var/log/syslog", "follow", false);
        Attributes order = Attributes.of("action", "add")
                .with("cron", "30 2 * * *")
                .with("name", "nightly")
                .with("zone", "Europe/Oslo")
                .with("method", "tail")
                .with("domain", "nginx")
                .with("arguments", arguments)
                .with("runLimit", "PT1H")
                .with("onInterrupt", "rerun")
                .with("overlap", true)
                .with("missed", "once")
                .with("until", "2030-01-01T00:00:00+01:00")
                .with("replace", true);
        ScheduleOrder.Add add = (ScheduleOrder.Add) ScheduleOrder.of(order);
        Schedule schedule = add.schedule();
        assertThat(add.replaces()).isTrue();
        assertThat(schedule.zone()).contains(ZoneId.of("Europe/Oslo"));
        assertThat(schedule.arguments()).isEqualTo(new Attributes(arguments));
        assertThat(schedule.until()).contains(Instant.parse("2029-12-31T23:00:00Z"));
        assertThat(schedule.next(Instant.parse("2029-12-31T02:00:00Z"), Instant.EPOCH, ZoneId.of("UTC")))
                .as("it ends before the next one")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    every  | PT30S | on     | start | is given beside every: give exactly one of cron, every, at, on
                    name   | x     | until  | 2030-01-01T00:00:00Z | "cron" is missing: give exactly one of
                    cron   | 61 * * * *  | name | x | "cron" cannot be read: the minute "61": 61 is not between 0 and 59
                    every  | PT0.5S | name | x | not between 1s and
                    on     | stop  | name   | x     | use one of start, reconnect
                    every  | PT1S  | zone   | Europe/Olso | did you mean Europe/Oslo
                    every  | PT1S  | until  | soon  | "until" is "soon": write it as
                    every  | PT1S  | method | schedule | cannot be scheduled
                    every  | PT1S  | method | cancel   | cannot be scheduled
                    every  | PT1S  | runLimit | P40000D | is longer than 36500d
                    every  | PT1S  | arguments | ls   | "arguments" must be an object
                    """)
    void saysWhatIsWrong(String first, String value, String second, String other, String why) {
        Attributes order = Attributes.of("action", "add").with(first, value).with(second, other);
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> ScheduleOrder.of(order))
                .withMessageContaining(why);
    }

    @Test
    void removesByNameOnly() throws InvalidArgumentException {
        assertThat(ScheduleOrder.of(Attributes.of("action", "remove").with("name", "nightly")))
                .isEqualTo(new ScheduleOrder.Remove("nightly"));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> ScheduleOrder.of(Attributes.of("action", "remove")))
                .withMessageContaining("give the name of the schedule, or its id");
    }

    @Test
    void givesEachPlannedTimeItsOwnIdThatSortsByTime() {
        CommandId schedule = CommandId.parse("01980a3c-7b1e-7c00-8000-000000000001");
        Instant start = Instant.parse("2026-01-31T12:00:00Z");
        List<CommandId> ids = new ArrayList<>();
        Set<JobId> jobs = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(RunIds.command(schedule, start.plusSeconds(i)));
            jobs.add(RunIds.job(new JobId(schedule.value()), start.plusSeconds(i)));
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(jobs).hasSize(10_000);
        assertThat(RunIds.command(schedule, start)).isEqualTo(ids.get(0));
        assertThat(ids.get(0).value().version()).isEqualTo(8);
        assertThat(ids.get(0).value().variant()).isEqualTo(2);
        assertThat(ids.get(0).value().getMostSignificantBits() >>> 16).isEqualTo(start.toEpochMilli());
        CommandId other = CommandId.parse("01980a3c-7b1e-7c00-8000-000000000002");
        assertThat(RunIds.command(other, start)).isNotEqualTo(ids.get(0));
    }
}
