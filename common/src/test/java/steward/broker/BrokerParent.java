package steward.broker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A program that starts a broker, says its child's number, and waits to be ended. */
final class BrokerParent {
    private BrokerParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        BrokerBinary binary = BrokerBinary.find(Optional.of(Path.of(arguments[1])));
        EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(arguments[0]), ListenAddress.LOOPBACK, binary, System.err::println);
        System.out.println(broker.pid().orElseThrow());
        new CountDownLatch(1).await();
    }
}
