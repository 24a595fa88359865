/** {@code syslogforwarding}: listeners, each on a thread of its own, bring lines to one inbox; the source makes events of them. */
@NullMarked
package steward.agent.source.syslog;

import org.jspecify.annotations.NullMarked;
