package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static dev.ostiary.session.Fixture.access;
import static dev.ostiary.session.Fixture.refreshed;
import static dev.ostiary.session.Fixture.used;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ostiary.session.Refreshing.Refreshed;
import dev.ostiary.session.Refreshing.Rejected;
import dev.ostiary.store.SessionState;
import dev.ostiary.verify.RevocationCheck;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
    private static final Rejected ENDED = new Rejected(TOKEN_REVOKED);

    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();
    private final SessionGrant first = sessions.open("u1", CLAIMS, "Firefox");
    private final Rejected stolen =
            new Rejected(TOKEN_REVOKED, Optional.of(new Refreshing.Reuse(first.sessionId(), "u1")));

    @Test
    void open_accessToken_saysWhatTheApplicationSaid() {
        VerifiedJwt jwt = ((Verified) access(sessions, first)).jwt();

        assertThat(jwt.subject()).contains("u1");
        assertThat(jwt.claims()).containsEntry("roles", List.of("admin")).containsEntry("age", 7L);
        assertThat(sessions.sessionId(jwt)).contains(first.sessionId());
        assertThat(jwt.expiresAt()).isEqualTo(fixture.clock.instant().plus(Duration.ofMinutes(15)));
    }

    @Test
    void open_session_isListedWithItsLabelCut() {
        sessions.open("u1", Map.of(), "x".repeat(201));

        assertThat(sessions.sessionsOf("u1"))
                .extracting(SessionState::label)
                .containsExactlyInAnyOrder("Firefox", "x".repeat(200));
    }

    @Test
    void open_claimThatTheLibrarySets_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("u1", Map.of("ost_sid", "x"), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("u1", Map.of("ost_rid", "x"), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("u1", Map.of("ost_copy", 1), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> sessions.open("u1", Map.of("exp", 1), ""));
        assertThat(sessions.sessionsOf("u1")).hasSize(1);
    }

    @Test
    void tokens_ofOneSession_neverStandInForEachOther() {
        JwtAndRefresh swapped = new JwtAndRefresh(
                sessions.accessVerifier().build().verify(first.refresh().token()),
                sessions.refresh(first.access().token()));

        assertThat(swapped.access()).isEqualTo(new Verification.Rejected(TYPE_NOT_ALLOWED));
        assertThat(swapped.refresh()).isEqualTo(new Rejected(TYPE_NOT_ALLOWED));
    }

    private record JwtAndRefresh(Verification access, Refreshing refresh) {}

    @Test
    void refresh_currentToken_isRotatedAndKeepsWhatWasSaid() {
        fixture.clock.advance(Duration.ofMinutes(20));

        Refreshed next = (Refreshed) sessions.refresh(first.refresh().token());

        assertThat(next.repeated()).isFalse();
        assertThat(next.subject()).isEqualTo("u1");
        assertThat(next.grant().sessionId()).isEqualTo(first.sessionId());
        assertThat(next.grant().refresh().id()).isNotEqualTo(first.refresh().id());
        VerifiedJwt jwt = ((Verified) access(sessions, next.grant())).jwt();
        assertThat(jwt.claims()).containsEntry("roles", List.of("admin")).containsEntry("age", 7L);
    }

    @Test
    void refresh_againJustWithinTheGrace_getsTheSuccessorThatWasIssued() {
        SessionGrant second = refreshed(sessions, first);
        fixture.clock.advance(SessionTokens.GRACE.minusMillis(1));

        Refreshed again = (Refreshed) sessions.refresh(first.refresh().token());

        assertThat(again.repeated()).isTrue();
        assertThat(again.grant().refresh().id()).isEqualTo(second.refresh().id());
        assertThat(again.grant().access().id()).isNotEqualTo(second.access().id());
    }

    @Test
    void refresh_againWhenTheGraceIsOverAndTheSuccessorWasSeen_endsTheSession() {
        SessionGrant second = refreshed(sessions, first);
        used(sessions, second);
        fixture.clock.advance(SessionTokens.GRACE);

        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);

        assertThat(sessions.refresh(second.refresh().token())).isEqualTo(ENDED);
        assertThat(access(sessions, second)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
        assertThat(sessions.sessionsOf("u1")).isEmpty();
    }

    @Test
    void refresh_chainWithinTheGrace_getsTheOneThatIsCurrentByNow() {
        SessionGrant second = refreshed(sessions, first);
        fixture.clock.advance(Duration.ofSeconds(4));
        SessionGrant third = refreshed(sessions, second);
        fixture.clock.advance(Duration.ofSeconds(4));

        assertThat(refreshed(sessions, first).refresh().id())
                .isEqualTo(third.refresh().id());
        assertThat(refreshed(sessions, second).refresh().id())
                .isEqualTo(third.refresh().id());
        fixture.clock.advance(Duration.ofSeconds(2));
        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);
    }

    /** The late answer takes the place of the newer cookie in the browser, and must not make it look like a thief later. */
    @Test
    void refresh_lateAnswerOfATabThatIsTwoRotationsBehind_keepsTheSession() {
        refreshed(sessions, refreshed(sessions, first));
        SessionGrant late = refreshed(sessions, first);
        fixture.clock.advance(Duration.ofMinutes(15));

        assertThat(sessions.refresh(late.refresh().token())).isInstanceOf(Refreshed.class);
    }

    @Test
    void refresh_thatIsRepeated_doesNotProlongTheGrace() {
        refreshed(sessions, first);
        fixture.clock.advance(Duration.ofSeconds(6));
        used(sessions, refreshed(sessions, first));
        fixture.clock.advance(SessionTokens.GRACE.minusMillis(1));
        used(sessions, refreshed(sessions, first));
        fixture.clock.advance(Duration.ofMillis(1));

        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(stolen);
    }

    @Test
    void refresh_sessionThatIsUsed_livesOn() {
        fixture.clock.advance(Duration.ofDays(20));
        SessionGrant second = refreshed(sessions, first);
        fixture.clock.advance(Duration.ofDays(20));

        assertThat(sessions.refresh(second.refresh().token())).isInstanceOf(Refreshed.class);
    }

    @Test
    void refresh_sessionThatWasLeftAlone_isExpired() {
        fixture.clock.advance(Duration.ofDays(30).plusSeconds(31));

        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(new Rejected(TOKEN_EXPIRED));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "a.b.c"})
    void refresh_anythingElse_isRejectedAndThrowsNothing(String text) {
        assertThat(sessions.refresh(text)).isInstanceOf(Rejected.class);
    }

    @Test
    void refresh_claimsThatHaveChanged_areSaidFromThenOn() {
        SessionTokens changing = fixture.builder()
                .claims((subject, claims) -> Optional.of(Map.of("roles", List.of("clerk"), "for", subject)))
                .build();

        SessionGrant next = refreshed(changing, first);

        VerifiedJwt jwt = ((Verified) access(changing, next)).jwt();
        assertThat(jwt.claims()).containsEntry("roles", List.of("clerk")).containsEntry("for", "u1");
        assertThat(jwt.claims()).doesNotContainKey("age");
    }

    @Test
    void refresh_userWhoIsNoMore_endsTheSession() {
        SessionTokens closing =
                fixture.builder().claims((subject, claims) -> Optional.empty()).build();

        assertThat(closing.refresh(first.refresh().token())).isEqualTo(ENDED);
        assertThat(access(sessions, first)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
    }

    @Test
    void refresh_sessionThatSaysNothingButItsUser_isRotated() {
        SessionGrant bare = sessions.open("\u00dcn\u00efc\u00f6d\u00e9 \ud83d\ude80", Map.of(), "");

        Refreshed next = (Refreshed) sessions.refresh(bare.refresh().token());

        assertThat(next.subject()).isEqualTo("\u00dcn\u00efc\u00f6d\u00e9 \ud83d\ude80");
        assertThat(access(sessions, next.grant())).isInstanceOf(Verified.class);
    }

    @Test
    void refresh_claimsThatCannotBeHad_leaveTheTokenGood() {
        AtomicReference<RuntimeException> fault = new AtomicReference<>(new IllegalStateException("no directory"));
        SessionTokens failing = fixture.builder()
                .claims((subject, claims) -> {
                    Optional.ofNullable(fault.get()).ifPresent(thrown -> {
                        throw thrown;
                    });
                    return Optional.of(claims);
                })
                .build();

        assertThat(catchThrowable(() -> failing.refresh(first.refresh().token())))
                .isSameAs(fault.get());
        fault.set(null);
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThat(((Refreshed) failing.refresh(first.refresh().token())).repeated())
                .isFalse();
    }

    @Test
    void signOut_withBothTokens_endsTheSession() {
        VerifiedJwt jwt = ((Verified) access(sessions, first)).jwt();

        sessions.signOut(first.refresh().token(), Optional.of(jwt));

        assertThat(access(sessions, first)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(ENDED);
    }

    @Test
    void signOut_withTheAccessTokenAlone_endsTheSession() {
        VerifiedJwt jwt = ((Verified) access(sessions, first)).jwt();

        sessions.signOut(null, Optional.of(jwt));

        assertThat(sessions.refresh(first.refresh().token())).isEqualTo(ENDED);
    }

    @Test
    void signOut_withTheRefreshTokenAlone_revokesTheAccessTokensToo() {
        SessionGrant second = refreshed(sessions, first);

        sessions.signOut(second.refresh().token(), Optional.empty());

        assertThat(access(sessions, first)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
        assertThat(access(sessions, second)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
    }

    @Test
    void signOut_withARefreshTokenThatWasRotatedLongAgo_endsTheSession() {
        SessionGrant second = refreshed(sessions, first);
        fixture.clock.advance(Duration.ofMinutes(1));

        sessions.signOut(first.refresh().token(), Optional.empty());

        assertThat(sessions.refresh(second.refresh().token())).isEqualTo(ENDED);
    }

    @Test
    void signOut_withNothingGood_harmsNobody() {
        sessions.signOut("x", Optional.empty());
        sessions.signOut(null, Optional.empty());

        assertThat(access(sessions, first)).isInstanceOf(Verified.class);
    }

    @Test
    void revoke_oneAccessToken_leavesTheSession() {
        sessions.revoke(((Verified) access(sessions, first)).jwt());

        assertThat(access(sessions, first)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
        assertThat(access(sessions, refreshed(sessions, first))).isInstanceOf(Verified.class);
    }

    @Test
    void revokeAll_endsEverySessionOfThatUserOnly() {
        SessionGrant elsewhere = sessions.open("u1", CLAIMS, "Chrome");
        SessionGrant other = sessions.open("u2", CLAIMS, "Chrome");

        assertThat(sessions.revokeAll("u1")).isEqualTo(2);

        assertThat(access(sessions, first)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
        assertThat(sessions.refresh(elsewhere.refresh().token())).isEqualTo(ENDED);
        assertThat(access(sessions, other)).isInstanceOf(Verified.class);
        assertThat(sessions.refresh(other.refresh().token())).isInstanceOf(Refreshed.class);
    }

    @Test
    void revokeAll_signInInTheSameSecond_isGood() {
        sessions.revokeAll("u1");

        SessionGrant again = sessions.open("u1", CLAIMS, "Firefox");

        assertThat(access(sessions, again)).isInstanceOf(Verified.class);
    }

    /** Other issuers' tokens live longer than ours do, for how long is not known here. */
    @Test
    void revokeAll_tokenOfNoSession_isRefusedAsLongAsASessionMayLast() {
        VerifiedJwt foreign = fixture.ofNoSession("u1", Duration.ofDays(30));
        sessions.revokeAll("u1");

        fixture.clock.advance(Duration.ofDays(30).minusSeconds(1));

        assertThat(sessions.revocation().check(foreign)).isEqualTo(new RevocationCheck.Revoked());
    }

    @Test
    void end_oneSession_leavesTheOthers() {
        SessionGrant elsewhere = sessions.open("u1", CLAIMS, "Chrome");

        sessions.end(first.sessionId());

        assertThat(access(sessions, first)).isEqualTo(new Verification.Rejected(TOKEN_REVOKED));
        assertThat(access(sessions, elsewhere)).isInstanceOf(Verified.class);
    }

    @Test
    void build_refreshTokenThatDiesFirst_isRefused() {
        SessionTokensBuilder builder = fixture.builder().refreshLifetime(Duration.ofMinutes(15));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("refreshLifetime");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionTokens.builder().build())
                .withMessageContaining("keys");
    }

    @Test
    void texts_always_hideTheTokens() {
        String rotated = first + " " + sessions.refresh(first.refresh().token());
        String repeated = sessions.refresh(first.refresh().token()).toString();

        assertThat(rotated + repeated).doesNotContain(first.refresh().token(), "eyJ", first.sessionId());
        assertThat(first.toString()).contains("access expires");
        assertThat(rotated).contains("Refreshed[").doesNotContain("repeated");
        assertThat(repeated).startsWith("Refreshed[").contains("repeated");
    }

    @Test
    void reuse_toString_showsNeitherSessionNorSubject() {
        assertThat(stolen.toString()).doesNotContain("u1").doesNotContain(first.sessionId());
    }
}
