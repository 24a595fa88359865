package steward.agent.source;

/** A source as one table of the configuration describes it. Immutable: what a run needs, the run makes. */
public interface Source {
    /**
     * Opens what is needed and puts what happens into the context, until the context says to stop: its thread is
     * interrupted then, and it ends within a fraction of a second.
     *
     * @throws Exception whatever was not expected; the error kernel decides, and as a rule it runs again after a delay
     */
    void run(SourceContext context) throws Exception;
}
