package steward.agent.unit;

import java.util.Optional;

/**
 * How far an event source has got with one thing that it reads.
 *
 * @param source whose position it is, as {@code method.domain}
 * @param name of the thing, unique within the source
 * @param value how far; empty to forget it
 */
public record SourcePosition(String source, String name, Optional<String> value) {}
