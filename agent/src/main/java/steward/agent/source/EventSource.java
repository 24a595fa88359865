package steward.agent.source;

import steward.method.SourceDescription;

/** A kind of event source, such as {@code syslogforwarding}. Keeps no state: one node may have several of a kind. */
public interface EventSource {
    /** Its name, meaning and settings; always the same. */
    SourceDescription description();

    /**
     * Makes the source that one table {@code [source."method.domain"]} of the configuration asks for. Reads every setting
     * that the description lists, and no other; notes each mistake with the settings and throws for none. Opens
     * nothing: a port that is taken is found out when the source runs.
     */
    Source configure(Settings settings);
}
