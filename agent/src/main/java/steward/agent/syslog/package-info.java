/** Syslog messages from their bytes: RFC 5424 to the letter, RFC 3164 as it is met. Pure: bytes in, a value out. */
@NullMarked
package steward.agent.syslog;

import org.jspecify.annotations.NullMarked;
