/**
 * The operator's side of the protocol, without I/O: how a send is composed into signed commands, how facts about them
 * are taken in, and which of them must be published again. Broker, disk and clock come in through ports.
 */
@NullMarked
package steward.console.job;

import org.jspecify.annotations.NullMarked;
