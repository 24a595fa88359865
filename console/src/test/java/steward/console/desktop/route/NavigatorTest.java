package steward.console.desktop.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import steward.message.NodeName;

final class NavigatorTest {
    private final Navigator navigator = new Navigator(new Route.Fleet());

    @Test
    void goesBackAndForth() {
        navigator.go(new Route.Jobs());
        navigator.go(new Route.Events());
        navigator.back();
        assertThat(navigator.current().get()).isEqualTo(new Route.Jobs());
        navigator.forward();
        assertThat(navigator.current().get()).isEqualTo(new Route.Events());
        assertThat(navigator.canGoForward().get()).isFalse();
    }

    @Test
    void forgetsWhatLayAheadWhenItGoesElsewhere() {
        navigator.go(new Route.Jobs());
        navigator.back();
        navigator.go(new Route.Events());
        assertThat(navigator.canGoForward().get()).isFalse();
        navigator.back();
        assertThat(navigator.current().get()).isEqualTo(new Route.Fleet());
    }

    @Test
    void staysWhereItIsWithoutALineInItsHistory() {
        navigator.go(new Route.Fleet());
        assertThat(navigator.canGoBack().get()).isFalse();
    }

    @Test
    void remembersNoMoreThanItsBound() {
        for (int i = 0; i < 3 * Navigator.MOST_PLACES; i++) {
            navigator.go(new Route.Node(new NodeName("ship" + i)));
        }
        int steps = 0;
        while (navigator.canGoBack().get()) {
            navigator.back();
            steps++;
        }
        assertThat(steps).isEqualTo(Navigator.MOST_PLACES - 1);
    }
}
