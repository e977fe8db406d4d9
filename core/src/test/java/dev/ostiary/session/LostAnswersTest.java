package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.session.Fixture.access;
import static dev.ostiary.session.Fixture.refreshed;
import static dev.ostiary.session.Fixture.used;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.session.Refreshing.Declined;
import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.session.Refreshing.Rejected;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An answer that never came is not theft; a token that comes again after its successor was seen is. */
class LostAnswersTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();
    private final SessionTokens otherNode = fixture.builder().build();
    private final SessionGrant first = sessions.open("u1", CLAIMS, "Firefox");
    private final Rejected stolen =
            new Rejected(TOKEN_REVOKED, Optional.of(new Refreshing.Reuse(first.sessionId(), "u1")));

    private VerifiedJwt jwt(SessionGrant grant) {
        return ((Verified) access(sessions, grant)).jwt();
    }

    @Test
    void refresh_tenLostAnswersInARow_getTheSameSuccessor() {
        SessionGrant lost = refreshed(sessions, first);

        for (int i = 0; i < 10; i++) {
            fixture.clock.advance(QUARTER);
            Refreshed again = (Refreshed) otherNode.refresh(first.refresh().token());
            assertThat(again.repeated()).isTrue();
            assertThat(again.grant().refresh().id()).isEqualTo(lost.refresh().id());
            assertThat(access(sessions, again.grant())).isInstanceOf(Verified.class);
        }
    }

    @Test
    void refresh_lostAnswerAfterOneThatCame_isGivenAgain() {
        SessionGrant second = refreshed(sessions, first);
        used(sessions, second);
        fixture.clock.advance(QUARTER);
        SessionGrant lost = refreshed(sessions, second);
        fixture.clock.advance(QUARTER);

        assertThat(refreshed(sessions, second).refresh().id())
                .isEqualTo(lost.refresh().id());
        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);
    }

    @Test
    void arrived_accessTokenOnAnotherNode_makesThePredecessorTheft() {
        SessionGrant second = refreshed(sessions, first);

        used(otherNode, second);
        fixture.clock.advance(SessionTokens.GRACE);

        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);
        assertThat(sessions.refresh(second.refresh().token())).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    @Test
    void arrived_accessTokenOfARepeatedAnswer_counts() {
        refreshed(sessions, first);
        fixture.clock.advance(QUARTER);

        used(sessions, refreshed(sessions, first));
        fixture.clock.advance(SessionTokens.GRACE);

        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);
    }

    /** Three tabs have sent it; the answer to one is slow, the next one's has come and is in use, the third one's request is slow. */
    @Test
    void refresh_aTabsRequestThatIsSlowerThanAnotherTabsAnswer_getsTheSameSuccessor() {
        SessionGrant slow = refreshed(sessions, first);
        fixture.clock.advance(Duration.ofSeconds(11));
        used(otherNode, refreshed(otherNode, first));
        fixture.clock.advance(SessionTokens.GRACE.minusMillis(1));

        SessionGrant third = refreshed(sessions, first);

        assertThat(third.refresh().id()).isEqualTo(slow.refresh().id());
        used(sessions, third);
        used(otherNode, slow);
        assertThat(access(sessions, slow)).isInstanceOf(Verified.class);
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);
    }

    @Test
    void arrived_accessTokenFromBeforeTheRotation_saysNothingOfTheSuccessor() {
        SessionGrant second = refreshed(sessions, first);
        SessionGrant lost = refreshed(sessions, second);
        used(sessions, second);
        used(sessions, first);
        fixture.clock.advance(QUARTER.minusSeconds(1));

        assertThat(refreshed(sessions, second).refresh().id())
                .isEqualTo(lost.refresh().id());
    }

    @Test
    void refresh_successorThatIsNotWanted_hasArrivedAllTheSame() {
        SessionGrant second = refreshed(sessions, first);
        fixture.clock.advance(SessionTokens.GRACE);

        assertThat(sessions.refresh(second.refresh().token(), grant -> false)).isInstanceOf(Declined.class);
        sessions.tellWhatHasArrived();
        fixture.clock.advance(SessionTokens.GRACE);

        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);
    }

    @Test
    void refresh_sessionThatHasEndedAndNothingWanted_isRejected() {
        sessions.end(first.sessionId());

        assertThat(sessions.refresh(first.refresh().token(), grant -> false)).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    @Test
    void arrived_firstTokenOfASession_isNothingToTell() {
        sessions.arrived(jwt(first));

        assertThat(jwt(first).claims()).doesNotContainKey("ost_rid");
    }

    @Test
    void arrived_tokenOfAnotherIssuerThatSaysTheSame_isPassedOver() {
        SessionGrant second = refreshed(sessions, first);
        sessions.arrived(fixture.ofIssuer(
                "https://else.test",
                "u1",
                Map.of("ost_sid", first.sessionId(), "ost_rid", second.refresh().id()),
                "t"));
        sessions.tellWhatHasArrived();
        fixture.clock.advance(QUARTER);

        assertThat(refreshed(sessions, first).refresh().id())
                .isEqualTo(second.refresh().id());
    }

    /** He uses nothing before the owner has come, so that the owner's answer looks lost. */
    @Test
    void arrived_aPatientThiefsTokenAfterTheOwners_endsTheSession() {
        SessionGrant thiefs = refreshed(sessions, first);
        fixture.clock.advance(TokenCopy.APART);
        SessionGrant owners = refreshed(sessions, first);
        used(sessions, owners);

        used(sessions, thiefs);

        assertThat(access(sessions, thiefs)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
        assertThat(access(sessions, owners)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
    }

    @Test
    void refresh_aPatientThiefsTokenAfterTheOwners_isTheft() {
        SessionGrant thiefs = refreshed(sessions, first);
        fixture.clock.advance(TokenCopy.APART);
        used(sessions, refreshed(sessions, first));

        assertThat(sessions.refresh(thiefs.refresh().token())).isEqualTo(stolen);
    }

    @Test
    void refresh_theOwnersCopyAfterAPatientThiefHasRefreshedAgain_isTheft() {
        SessionGrant thiefs = refreshed(sessions, first);
        fixture.clock.advance(TokenCopy.APART);
        SessionGrant owners = refreshed(sessions, first);
        refreshed(sessions, thiefs);

        assertThat(sessions.refresh(owners.refresh().token())).isEqualTo(stolen);
    }

    /** Each time he exchanges his copy at once, uses nothing of that, and asks again when the owner does. */
    @Test
    void refresh_aThiefWhoExchangesEarlyAndAsksAgainBesideTheOwner_isFound() {
        SessionGrant owners = refreshed(sessions, first);
        SessionGrant thiefs = refreshed(otherNode, first);
        used(sessions, owners);
        used(otherNode, thiefs);
        refreshed(otherNode, thiefs);
        fixture.clock.advance(QUARTER);
        used(sessions, refreshed(sessions, owners));

        assertThat(otherNode.refresh(thiefs.refresh().token())).isEqualTo(stolen);
        assertThat(sessions.refresh(owners.refresh().token())).isEqualTo(new Rejected(TOKEN_REVOKED));
    }

    /** Both hold the same token; whoever comes second after both have been seen ends it for both. */
    @Test
    void refresh_twoWhoHoldTheSameToken_neverBothGoOn() {
        SessionGrant owners = refreshed(sessions, first);
        SessionGrant thiefs = refreshed(sessions, first);
        used(sessions, owners);
        used(sessions, thiefs);
        fixture.clock.advance(QUARTER);
        SessionGrant next = refreshed(sessions, thiefs);
        used(sessions, next);
        fixture.clock.advance(SessionTokens.GRACE);

        assertThat(sessions.refresh(owners.refresh().token())).isEqualTo(stolen);
        assertThat(sessions.refresh(next.refresh().token())).isEqualTo(new Rejected(TOKEN_REVOKED));
    }
}
