package steward.console.desktop.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import steward.codec.Json;
import steward.console.desktop.MemoryLink;
import steward.console.desktop.keep.Draft;
import steward.console.job.JobDetail;
import steward.message.Attributes;
import steward.message.CommandState;

final class JobExportTest {
    private final MemoryLink link = new MemoryLink();
    private final SampleJobs job = new SampleJobs(link, 2, "df -h | tail -1", "=Disk \"space\"", link.now());

    private JobDetail detail() {
        job.ended(job.queued("ship1"), 0, "97%\n", "");
        job.came(job.queued("ship2"), CommandState.REJECTED, "=cmd|' /C calc'!A0, \"no\"");
        return link.job(job.job()).toCompletableFuture().join();
    }

    @Test
    void writesCsvThatNoSpreadsheetRuns() {
        String csv = JobExport.csv(detail());
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("node,state,since,exitCode,").endsWith("\r\n");
        assertThat(csv).contains("\"'=cmd|' /C calc'!A0, \"\"no\"\"\"").contains("ship1,SUCCEEDED,");
    }

    @Test
    void writesJsonWithEveryTransitionAndSmallOutput() {
        Attributes read = Json.readAttributes(JobExport.json(detail()).getBytes(StandardCharsets.UTF_8));
        assertThat(read.get("label")).contains("=Disk \"space\"");
        assertThat(String.valueOf(read.get("commands").orElseThrow()))
                .contains("97%", "saidBy=BROKER", "saidBy=UNIT", "state=RECEIVED");
    }

    @Test
    void writesMarkdownWhoseCellsStayCells() {
        String markdown = JobExport.markdown(detail());
        assertThat(markdown)
                .startsWith("# =Disk")
                .contains("| ship2 | REJECTED |")
                .contains("=cmd\\|'");
    }

    @Test
    void makesADraftThatAsksTheSameOfTheSameNodes() {
        Draft draft = Drafts.of(detail());
        assertThat(draft.targets()).contains("ship1").contains("ship2");
        assertThat(draft.fields()).containsEntry("command", "df -h | tail -1");
        assertThat(draft.validFor()).isEqualTo("7d");
        assertThat(draft.runLimit()).isEqualTo("5m");
        assertThat(draft.label()).isEqualTo("=Disk \"space\"");
    }
}
