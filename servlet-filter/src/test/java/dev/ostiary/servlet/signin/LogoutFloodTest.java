package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.RejectionReason;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More come at once than there are threads for, as from somebody who sends what no provider has signed: that must push no real one out. */
class LogoutFloodTest {
    private final LogoutFixture fixture = new LogoutFixture();
    private final Logouts logouts = fixture.logouts(work -> {
        throw new RejectedExecutionException("no thread left");
    });

    @BeforeEach
    void signIn() throws Exception {
        fixture.signIn.signIn("/a");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Logouts.Outcome take(String token) {
        return logouts.take(fixture.provider, token);
    }

    @Test
    void take_noThreadLeftAndNoProvidersToken_isRefusedAndNotKept() {
        String forged = fixture.signIn.issuer.logoutToken().sign().replaceFirst("\\.[^.]{20}", ".eyJmb3JnZWQiOiJ5ZXMi");

        assertThat(take(forged)).isInstanceOf(Logouts.Bad.class);
    }

    @Test
    void take_noThreadLeft_remembersAtOnceAndRecordsLater() {
        Logouts.Outcome outcome = take(fixture.signIn.issuer.logoutToken().sign());

        assertThat(((Logouts.Later) outcome).reason()).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(fixture.memory.all()).hasSize(1);
        logouts.catchUp();
        assertThat(fixture.memory.all()).isEmpty();
        assertThat(fixture.told).containsExactly(1);
    }
}
