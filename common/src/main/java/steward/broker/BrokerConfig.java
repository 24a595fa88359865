package steward.broker;

import java.util.List;
import java.util.stream.Collectors;
import steward.message.StoredSubject;

/** The text of the server's configuration. */
record BrokerConfig(BrokerFolder folder, ListenAddress listen, BrokerBinary binary, String serverName) {
    /** What an agent may publish to; the commands and the streams themselves are not among it. */
    private static final List<String> AGENT_PUBLISHES = List.of(
            StoredSubject.of("*.ack.*.*"),
            StoredSubject.of("*.event.*.*"),
            StoredSubject.of("*.output.*.*.*"),
            StoredSubject.of("*.file.*.*"),
            "$KV.STEWARD_NODES.*",
            "$JS.API.INFO",
            "$JS.API.STREAM.INFO.*",
            "$JS.API.DIRECT.GET.STEWARD_COMMANDS." + StoredSubject.of("*.command.*.*"),
            "$JS.API.DIRECT.GET.STEWARD_FILES." + StoredSubject.of("*.file.*.*"),
            "$JS.API.DIRECT.GET.KV_STEWARD_NODES.$KV.STEWARD_NODES.*",
            "$JS.API.CONSUMER.CREATE.STEWARD_COMMANDS.*." + StoredSubject.of("*.command.*.*"),
            "$JS.API.CONSUMER.INFO.STEWARD_COMMANDS.*",
            "$JS.API.CONSUMER.DELETE.STEWARD_COMMANDS.*",
            "$JS.API.CONSUMER.MSG.NEXT.STEWARD_COMMANDS.*");

    /** What an agent may subscribe to: what comes live, who else says that he has its name, and its inbox. */
    private static final List<String> AGENT_SUBSCRIBES = List.of("*.live.*.*", "$KV.STEWARD_NODES.*", "_INBOX_AGENT.>");

    String text() {
        return String.join(
                "\n",
                "server_name: " + quoted(serverName),
                "listen: " + quoted(listen.toString()),
                "pid_file: " + quoted(folder.pid().toString()),
                "log_file: " + quoted(folder.log().toString()),
                "log_size_limit: " + BrokerLog.SIZE_LIMIT,
                "max_payload: 1048576",
                "write_deadline: \"10s\"",
                "jetstream {",
                "  store_dir: " + quoted(folder.store().toString()),
                "  max_mem: 67108864",
                "  max_file: 17179869184",
                binary.knowsSyncInterval() ? "  sync_interval: always" : "",
                "}",
                "mappings {",
                mapping("*.command.*.*", "{{wildcard(1)}}.command.{{wildcard(2)}}.{{wildcard(3)}}"),
                mapping("*.event.*.*", "{{wildcard(1)}}.event.{{wildcard(2)}}.{{wildcard(3)}}"),
                mapping("*.ack.*.*", "{{wildcard(1)}}.ack.{{wildcard(2)}}.{{wildcard(3)}}"),
                mapping("*.output.*.*.*", "{{wildcard(1)}}.output.{{wildcard(2)}}.{{wildcard(3)}}.{{wildcard(4)}}"),
                "}",
                "authorization {",
                "  users: [",
                "    { user: console, password: " + quoted(folder.password(BrokerUser.CONSOLE)) + " },",
                "    { user: agent, password: " + quoted(folder.password(BrokerUser.AGENT)) + ", permissions: {",
                "      publish: { allow: [" + list(AGENT_PUBLISHES) + "] },",
                "      subscribe: { allow: [" + list(AGENT_SUBSCRIBES) + "] } } }",
                "  ]",
                "}",
                "");
    }

    /** So that a message that any NATS client sends to its plain subject is stored too. */
    private static String mapping(String plain, String target) {
        return "  " + quoted(plain) + ": " + quoted(StoredSubject.of(target));
    }

    private static String list(List<String> subjects) {
        return subjects.stream().map(BrokerConfig::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
