package dev.ostiary.session;

import static dev.ostiary.session.Fixture.CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.RevocationCheck.NotRevoked;
import dev.ostiary.verify.RevocationCheck.Revoked;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two issuers may give out the same ids: what is revoked of one stays good of the other. */
class RevokedIssuersTest {
    private static final String A = "https://a.test";
    private static final String B = "https://b.test";

    private final Fixture fixture = new Fixture();
    private final SessionTokens strict = fixture.builder().build();
    private final SessionTokens following = fixture.following(fixture.memory).build();

    @AfterEach
    void close() {
        following.close();
    }

    /** How a node knows what was revoked. */
    enum Node {
        STRICT,
        FOLLOWING
    }

    private SessionTokens sessions(Node node) {
        return node == Node.STRICT ? strict : following;
    }

    private boolean isRevoked(Node node, VerifiedJwt token) {
        return sessions(node).revocation().check(token).equals(new Revoked());
    }

    @ParameterizedTest
    @EnumSource
    void revoke_tokenOfOneIssuer_leavesTheSameIdOfAnother(Node node) {
        VerifiedJwt ofA = fixture.ofIssuer(A, "u1", Map.of(), "t1");
        VerifiedJwt ofB = fixture.ofIssuer(B, "u2", Map.of(), "t1");

        sessions(node).signOut(null, Optional.of(ofB));

        assertThat(isRevoked(node, ofB)).isTrue();
        assertThat(sessions(node).revocation().check(ofA)).isEqualTo(new NotRevoked());
    }

    @ParameterizedTest
    @EnumSource
    void revokeAll_subject_coversEveryIssuer(Node node) {
        VerifiedJwt ofA = fixture.ofIssuer(A, "u1", Map.of(), "t1");
        VerifiedJwt ofB = fixture.ofIssuer(B, "u1", Map.of(), "t2");

        sessions(node).revokeAll("u1");

        assertThat(isRevoked(node, ofA)).isTrue();
        assertThat(isRevoked(node, ofB)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void revokeAll_oneIssuersSubject_leavesTheOthers(Node node) {
        SessionGrant session = sessions(node).open("u1", CLAIMS, "");
        VerifiedJwt ofA = fixture.ofIssuer(A, "u1", Map.of(), "t1");
        VerifiedJwt ofB = fixture.ofIssuer(B, "u1", Map.of(), "t1");

        assertThat(sessions(node).revokeAll(A, "u1")).isZero();

        assertThat(isRevoked(node, ofA)).isTrue();
        assertThat(isRevoked(node, ofB)).isFalse();
        assertThat(Fixture.access(strict, session)).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @EnumSource
    void revokeAll_theSessionsIssuersSubject_endsTheSessionsAndLeavesOtherIssuers(Node node) {
        SessionGrant session = sessions(node).open("u1", CLAIMS, "");
        VerifiedJwt ofNoSession = fixture.ofNoSession("u1", Duration.ofHours(1));
        VerifiedJwt ofA = fixture.ofIssuer(A, "u1", Map.of(), "t1");

        assertThat(sessions(node).revokeAll(Fixture.ISSUER, "u1")).isOne();

        assertThat(Fixture.access(sessions(node), session)).isEqualTo(new Rejected(RejectionReason.TOKEN_REVOKED));
        assertThat(isRevoked(node, ofNoSession)).isTrue();
        assertThat(isRevoked(node, ofA)).isFalse();
    }

    /** Else whoever writes that claim into a provider's token would escape the sign-out everywhere. */
    @ParameterizedTest
    @EnumSource
    void revokeAll_providersTokenWithTheClaimOfOurSessions_isRevoked(Node node) {
        VerifiedJwt ofA = fixture.ofIssuer(A, "u1", Map.of("ost_sid", "s1"), "t1");

        sessions(node).revokeAll("u1");

        assertThat(isRevoked(node, ofA)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void check_providersTokenWithTheClaimOfOurSessions_isNoSessionsToken(Node node) {
        VerifiedJwt ofA = fixture.ofIssuer(A, "u1", Map.of("ost_sid", "never opened"), "t1");

        assertThat(sessions(node).revocation().check(ofA)).isEqualTo(new NotRevoked());
        assertThat(sessions(node).sessionId(ofA)).isEmpty();
    }

    /** Nor does such a token end somebody's session. */
    @ParameterizedTest
    @EnumSource
    void signOut_providersTokenThatNamesASession_leavesTheSession(Node node) {
        SessionGrant session = sessions(node).open("u1", CLAIMS, "");
        VerifiedJwt ofA = fixture.ofIssuer(A, "u2", Map.of("ost_sid", session.sessionId()), "t1");

        sessions(node).signOut(null, Optional.of(ofA));

        assertThat(Fixture.access(sessions(node), session)).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @EnumSource
    void signOut_tokenIdOf1024Characters_isRevokedAndItsTwinIsNot(Node node) {
        VerifiedJwt token = fixture.ofIssuer(A, "u1", Map.of(), "j".repeat(1_024));
        VerifiedJwt twin = fixture.ofIssuer(A, "u1", Map.of(), "j".repeat(1_023));

        sessions(node).signOut(null, Optional.of(token));

        assertThat(isRevoked(node, token)).isTrue();
        assertThat(isRevoked(node, twin)).isFalse();
    }

    /** What no store holds as a session is none; it ended in a fault. */
    @ParameterizedTest
    @EnumSource
    void signOut_sessionIdThatNoStoreTakes_revokesTheTokenAlone(Node node) {
        VerifiedJwt token = fixture.ofIssuer(Fixture.ISSUER, "u1", Map.of("ost_sid", "s".repeat(257)), "t1");

        sessions(node).signOut(null, Optional.of(token));

        assertThat(isRevoked(node, token)).isTrue();
    }
}
