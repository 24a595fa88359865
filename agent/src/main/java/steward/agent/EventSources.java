package steward.agent;

import java.util.List;
import steward.agent.source.SourceRegistry;
import steward.agent.source.file.FileTail;
import steward.agent.source.host.Facts;
import steward.agent.source.host.Heartbeat;
import steward.agent.source.syslog.SyslogForwarding;

/** The event sources that come with the agent. */
final class EventSources {
    private EventSources() {}

    /** All of them. */
    static SourceRegistry all() {
        return new SourceRegistry(List.of(new SyslogForwarding(), new FileTail(), new Heartbeat(), new Facts()));
    }
}
