package steward.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import steward.agent.ledger.LedgerLimits;
import steward.agent.ledger.SqliteLedger;
import steward.message.TimeOrderedIds;

/** With which exit code the program ends when it cannot begin: whoever starts it again goes by that. */
class AgentMainTest {
    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void endsWith3WhenAnotherAgentHasTheFolder() throws IOException {
        try (SqliteLedger other = ledger()) {
            assertThat(other.epoch()).isEqualTo(1);
            assertThat(run()).isEqualTo(3);
        }
        assertThat(said.toString()).contains("another agent uses the folder " + data());
    }

    @Test
    void endsWith78WhenTheFolderCannotBeUsed() throws IOException {
        Files.createDirectories(data().resolve("lock"));
        assertThat(run()).isEqualTo(78);
        assertThat(said.toString()).contains(data() + " cannot be used", "name another folder with the key 'data'");
    }

    @Test
    void endsWith78WhenTheLedgerIsOfANewerAgent() throws Exception {
        ledger().close();
        change("PRAGMA user_version = 99");
        assertThat(run()).isEqualTo(78);
        assertThat(said.toString()).contains("newer agent");
    }

    @Test
    void endsWith1WhenTheLedgerFails() throws Exception {
        ledger().close();
        change("DROP TABLE outbox");
        assertThat(run()).isEqualTo(1);
        assertThat(said.toString()).contains("ledger.db failed", "see that its disk has room");
    }

    @Test
    void endsWith78WhenTheConfigurationIsWrong() throws IOException {
        Files.writeString(folder.resolve("agent.toml"), "node = 7\n");
        assertThat(execute()).isEqualTo(78);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private SqliteLedger ledger() {
        return new SqliteLedger(data(), LedgerLimits.standard(1 << 20), new TimeOrderedIds());
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("ledger.db"));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private int run() throws IOException {
        Files.writeString(folder.resolve("agent.toml"), """
                node = "ship1"
                data = "%s"
                [broker]
                url = "nats://127.0.0.1:1"
                [[operator]]
                name = "ann"
                key = "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                """.formatted(data()));
        return execute();
    }

    private int execute() {
        CommandLine program = AgentMain.program().setErr(new PrintWriter(said, true));
        return program.execute("run", "--config", folder.resolve("agent.toml").toString());
    }
}
