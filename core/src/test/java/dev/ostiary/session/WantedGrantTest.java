package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.session.Refreshing.Declined;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.store.SessionState;
import dev.ostiary.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refresh token is used up only where what it gets is wanted. */
class WantedGrantTest {
    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();
    private final SessionGrant grant = sessions.open("u1", CLAIMS, "");

    @Test
    void refresh_grantThatIsNotWanted_burnsNothing() {
        SessionState before = fixture.memory.session(grant.sessionId()).orElseThrow();

        assertThat(sessions.refresh(grant.refresh().token(), unwanted -> false)).isInstanceOf(Declined.class);

        assertThat(fixture.memory.session(grant.sessionId())).contains(before);
        assertThat(((Refreshed) sessions.refresh(grant.refresh().token())).repeated())
                .isFalse();
    }

    @Test
    void refresh_wantedGrant_isTheOneThatWasAskedAbout() {
        List<SessionGrant> asked = new ArrayList<>();

        Refreshing result = sessions.refresh(grant.refresh().token(), asked::add);

        assertThat(asked).containsExactly(((Refreshed) result).grant());
        assertThat(Fixture.access(sessions, asked.get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void refresh_againWithinTheGrace_isAskedAboutToo() {
        sessions.refresh(grant.refresh().token());

        assertThat(sessions.refresh(grant.refresh().token(), unwanted -> false)).isInstanceOf(Declined.class);
    }

    @Test
    void refresh_tokenThatIsNoGood_isNotAskedAbout() {
        List<SessionGrant> asked = new ArrayList<>();

        sessions.refresh("no token", asked::add);

        assertThat(asked).isEmpty();
    }
}
