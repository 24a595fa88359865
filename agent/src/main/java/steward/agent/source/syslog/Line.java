package steward.agent.source.syslog;

import java.util.Optional;
import steward.agent.syslog.Flaw;

/**
 * What a listener took for one message.
 *
 * @param bytes its beginning, without framing
 * @param cut how many bytes more it had than are carried
 * @param origin where it came from, such as {@code udp 10.0.0.7}
 * @param isLocal whether it came by a socket of this machine
 * @param flaw what is wrong with its framing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for each line would cost
record Line(byte[] bytes, long cut, String origin, boolean isLocal, Optional<Flaw> flaw) {}
