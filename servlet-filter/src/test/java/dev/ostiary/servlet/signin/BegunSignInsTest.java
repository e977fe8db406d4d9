package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before a code was redeemed nothing of a sign-in is kept here: whoever begins many fills nothing. */
class BegunSignInsTest {
    private static final int MANY = 20_000;

    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void signIn_begunByManyWhileTheStoreIsAway_leadsAllToTheProvider() {
        fixture.store.off();

        long departed = IntStream.range(0, MANY).filter(this::departs).count();

        assertThat(departed).isEqualTo(MANY);
    }

    private boolean departs(int user) {
        fixture.browser = new Browser();
        try {
            FakeResponse response = fixture.page("/auth/sign-in?return_to=%2Forders%2F" + user);
            return SignInFixture.location(response).startsWith(fixture.issuer.issuer() + "/authorize?");
        } catch (Exception failed) {
            throw new AssertionError("sign-in " + user + " was answered by an exception", failed);
        }
    }
}
