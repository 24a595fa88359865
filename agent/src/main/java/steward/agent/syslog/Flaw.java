package steward.agent.syslog;

/**
 * What is wrong with a message.
 *
 * @param reason in words
 * @param position of the first byte that is wrong, counted from 0
 */
public record Flaw(String reason, int position) {}
