package steward.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import steward.testing.FaultyLink;
import steward.testing.Weather;
import steward.testing.Weather.Flow;

/** What links do. */
final class LinkFaults {
    private LinkFaults() {}

    /** @param who is at the other end of the link */
    static List<Fault> of(String who, FaultyLink link, Timeline timeline) {
        List<Fault> faults = new ArrayList<>();
        String scope = "link of " + who;
        faults.add(new Fault("link cut", scope, "", random -> link.cut(), link::restore));
        faults.add(new Fault("link away", scope, "", random -> link.refuse(), link::restore));
        faults.add(weather("link half-open", scope, link, Weather.FAIR.flowing(Flow.LOSES, Flow.LOSES)));
        faults.add(weather("link loses what is sent", scope, link, Weather.FAIR.flowing(Flow.LOSES, Flow.PASSES)));
        faults.add(weather("link loses what comes", scope, link, Weather.FAIR.flowing(Flow.PASSES, Flow.LOSES)));
        faults.add(weather("link holds what is sent", scope, link, Weather.FAIR.flowing(Flow.STALLS, Flow.PASSES)));
        faults.add(weather("link holds what comes", scope, link, Weather.FAIR.flowing(Flow.PASSES, Flow.STALLS)));
        faults.add(weather("link slow by 2 s", scope, link, Weather.FAIR.delayed(Duration.ofSeconds(2))));
        faults.add(weather("link by satellite", scope, link, Weather.SATELLITE));
        faults.add(weather(
                "link resets", scope, link, new Weather(Flow.PASSES, Flow.PASSES, Duration.ofMillis(20), 0, 0.5)));
        faults.add(flapping(scope, link, timeline));
        return faults;
    }

    private static Fault weather(String name, String scope, FaultyLink link, Weather weather) {
        return new Fault(name, scope, "", random -> link.weather(weather), link::restore);
    }

    private static Fault flapping(String scope, FaultyLink link, Timeline timeline) {
        Again again = new Again();
        boolean[] up = {true};
        return new Fault(
                "link flapping",
                scope,
                "",
                random -> again.begin("flapping", timeline, () -> {
                    up[0] = !up[0];
                    if (up[0]) {
                        link.restore();
                    } else {
                        link.refuse();
                    }
                    return Duration.ofMillis(100 + random.nextInt(1_500));
                }),
                () -> {
                    again.end();
                    link.restore();
                });
    }
}
