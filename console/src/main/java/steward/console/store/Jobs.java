package steward.console.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import steward.codec.Json;
import steward.console.job.Job;
import steward.console.job.JobSummary;
import steward.message.Attributes;
import steward.message.Command;
import steward.message.CommandState;
import steward.message.Domain;
import steward.message.JobId;
import steward.message.MethodName;
import steward.message.OnInterrupt;
import steward.message.OperatorName;

/** The jobs. */
final class Jobs {
    private static final String SUMMARY = "SELECT job.*, "
            + "(SELECT count(*) FROM command WHERE command.job = job.n AND open AND cancel IS NOT NULL) AS cancelling "
            + "FROM job ";

    /** Words of an argument that is a list are sought as if they were written in a line. */
    private static final String SAYS = "(label LIKE ?2 ESCAPE '\\' OR method LIKE ?2 ESCAPE '\\'"
            + " OR domain LIKE ?2 ESCAPE '\\' OR operator LIKE ?2 ESCAPE '\\' OR arguments LIKE ?2 ESCAPE '\\'"
            + " OR (SELECT group_concat(atom, ' ') FROM json_tree(job.arguments)) LIKE ?2 ESCAPE '\\'"
            + " OR EXISTS (SELECT 1 FROM command WHERE command.job = job.n AND node LIKE ?2 ESCAPE '\\'))";

    private static final String WROTE = "(EXISTS (SELECT 1 FROM command,"
            + " json_each(CAST(command.outcome AS TEXT), '$.output.segments') AS segment"
            + " WHERE command.job = job.n AND json_extract(segment.value, '$.text') LIKE ?3 ESCAPE '\\')"
            + " OR EXISTS (SELECT 1 FROM command JOIN chunk ON chunk.command = command.id,"
            + " json_each(CAST(chunk.payload AS TEXT), '$.segments') AS segment"
            + " WHERE command.job = job.n AND json_extract(segment.value, '$.text') LIKE ?3 ESCAPE '\\'))";

    private final Database database;

    Jobs(Database database) {
        this.database = database;
    }

    void add(Job job) {
        database.update(
                "INSERT INTO job (id, own, operator, label, method, domain, arguments, created_at, valid_until,"
                        + " run_limit, on_interrupt, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO NOTHING",
                job.id(),
                job.own(),
                job.operator(),
                job.label().orElse(null),
                job.method(),
                job.domain(),
                arguments(job.arguments()),
                job.createdAt(),
                job.validUntil(),
                job.runLimit(),
                job.onInterrupt().wireName(),
                job.isRun());
    }

    /** Gives the job of a run what its order says. */
    void describe(Command run) {
        database.update(
                "UPDATE job SET arguments = ?, run_limit = ?, on_interrupt = ? WHERE id = ? AND run",
                arguments(run.arguments()),
                run.runLimit(),
                run.onInterrupt().wireName(),
                run.job());
    }

    private static String arguments(Attributes arguments) {
        return new String(Json.writeAttributes(arguments), StandardCharsets.UTF_8);
    }

    Optional<JobSummary> find(JobId id) {
        return summaries("WHERE id = ?", id).stream().findFirst();
    }

    List<JobSummary> newest(
            Optional<JobId> before, Optional<String> text, Optional<String> output, boolean withRuns, int limit) {
        return summaries(
                "WHERE id < ?1 AND (?2 IS NULL OR " + SAYS + ") AND (?3 IS NULL OR " + WROTE
                        + ") AND (?4 OR NOT run) ORDER BY id DESC LIMIT ?5",
                before.map(JobId::toString).orElse("g"),
                text.map(Jobs::containing).orElse(null),
                output.map(Jobs::containing).orElse(null),
                withRuns,
                limit);
    }

    private static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Jobs whose id begins or ends with that text, at most two. */
    List<JobId> like(String part) {
        return database.list(
                row -> JobId.parse(row.getString("id")),
                "SELECT id FROM job WHERE id LIKE ?1 || '%' OR id LIKE '%' || ?1 LIMIT 10",
                part);
    }

    private List<JobSummary> summaries(String where, @Nullable Object... values) {
        record Row(long number, Job job, int cancelling) {}
        return database
                .list(row -> new Row(row.getLong("n"), job(row), row.getInt("cancelling")), SUMMARY + where, values)
                .stream()
                .map(row -> new JobSummary(row.job(), counts(row.number()), row.cancelling()))
                .toList();
    }

    private Map<CommandState, Integer> counts(long job) {
        Map<CommandState, Integer> counts = new EnumMap<>(CommandState.class);
        database.list(
                row -> counts.put(CommandState.valueOf(row.getString(1)), row.getInt(2)),
                "SELECT state, count(*) FROM command WHERE job = ? GROUP BY state",
                job);
        return counts;
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                JobId.parse(row.getString("id")),
                new OperatorName(row.getString("operator")),
                Optional.ofNullable(row.getString("label")),
                new MethodName(row.getString("method")),
                new Domain(row.getString("domain")),
                arguments(row.getString("arguments")),
                Nanos.at(row, "created_at"),
                Nanos.at(row, "valid_until"),
                Duration.parse(row.getString("run_limit")),
                OnInterrupt.REPORT.wireName().equals(row.getString("on_interrupt"))
                        ? OnInterrupt.REPORT
                        : OnInterrupt.RERUN,
                row.getBoolean("own"),
                row.getBoolean("run"));
    }

    private static Attributes arguments(String json) {
        return Json.readAttributes(json.getBytes(StandardCharsets.UTF_8));
    }
}
