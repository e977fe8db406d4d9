package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventListenersTest {
    private final List<String> told = new ArrayList<>();

    private AuthEventListener named(String name) {
        return new AuthEventListener() {
            @Override
            public void on(AuthEvent event) {
                told.add(name);
            }

            @Override
            public void onReusedRefreshToken() {
                told.add(name + " reused");
                throw new IllegalStateException(name);
            }

            @Override
            public void onSignIn(String provider, String outcome, Optional<String> code) {
                told.add(name + " " + provider + " " + outcome);
            }

            @Override
            public void onProviderRefresh(String provider, String outcome) {
                told.add(name + " refresh " + outcome);
            }

            @Override
            public void onProviderLogout(String provider, int ended) {
                told.add(name + " logout " + ended);
            }
        };
    }

    private EventListeners both() {
        return new EventListeners(List.of(named("a"), named("b")));
    }

    @Test
    void events_areToldToAllInTheirOrder() {
        both().onSignIn("p", "signed_in", Optional.empty());
        both().onProviderRefresh("p", "ended");
        both().onProviderLogout("p", 2);

        assertThat(told)
                .containsExactly(
                        "a p signed_in",
                        "b p signed_in",
                        "a refresh ended",
                        "b refresh ended",
                        "a logout 2",
                        "b logout 2");
    }

    @Test
    void listener_thatFails_keepsNoOtherFromHearing() {
        assertThatThrownBy(() -> both().onReusedRefreshToken()).hasMessage("a");
        assertThat(told).containsExactly("a reused", "b reused");
    }

    /** A default that is not passed on would tell each listener less than it asked for. */
    @Test
    void everyKindOfEvent_isPassedOn() {
        List<String> kinds = Stream.of(AuthEventListener.class.getMethods())
                .map(EventListenersTest::signature)
                .toList();

        assertThat(Stream.of(EventListeners.class.getDeclaredMethods()).map(EventListenersTest::signature))
                .containsAll(kinds);
    }

    private static String signature(Method method) {
        return method.getName() + List.of(method.getParameterTypes());
    }
}
