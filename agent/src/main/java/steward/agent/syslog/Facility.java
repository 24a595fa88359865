package steward.agent.syslog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which part of a system speaks: the numerical codes of RFC 5424, section 6.2.1, in their order. */
public enum Facility {
    KERN(0),
    USER(1),
    MAIL(2),
    DAEMON(3),
    AUTH(4),
    SYSLOG(5),
    LPR(6),
    NEWS(7),
    UUCP(8),
    CRON(9),
    AUTHPRIV(10),
    FTP(11),
    NTP(12),
    AUDIT(13),
    ALERT(14),
    CLOCK(15),
    LOCAL0(16),
    LOCAL1(17),
    LOCAL2(18),
    LOCAL3(19),
    LOCAL4(20),
    LOCAL5(21),
    LOCAL6(22),
    LOCAL7(23);

    private final int number;

    Facility(int number) {
        this.number = number;
    }

    /** Its numerical code. */
    public int number() {
        return number;
    }

    static Optional<Facility> ofNumber(int number) {
        return Arrays.stream(values()).filter(one -> one.number == number).findFirst();
    }

    /** The facility of that name. */
    public static Optional<Facility> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(one -> one.wireName().equals(name))
                .findFirst();
    }

    /** This constant's name in lower case, as configurations of syslog daemons have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
