package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.provider.Redemption.Refused;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that signs with two algorithms, of which one is allowed: the other one counts for no kind of token. */
class AlgorithmsTest {
    private final Applicant applicant = new Applicant(
            issuer -> issuer.algorithms(SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA),
            client -> client.algorithms(Set.of(JwsAlgorithm.ES256))
                    .claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.USERINFO, ClaimSource.ACCESS_TOKEN)));

    @AfterEach
    void end() {
        applicant.close();
    }

    private Redemption withUserInfo(SignatureAlgorithm algorithm) {
        String text = applicant
                .issuer
                .token()
                .subject("u1")
                .audience("client")
                .algorithm(algorithm)
                .sign();
        applicant.issuer.at(Endpoint.USER_INFO).answers(200, Map.of("Content-Type", "application/jwt"), text);
        return applicant.signIn();
    }

    private Redemption withAccessToken(SignatureAlgorithm algorithm) {
        TestToken token = applicant.issuer.token().subject("u1").algorithm(algorithm);
        applicant.issuer.next().idToken(id -> id.withoutClaim("at_hash").sign());
        applicant
                .issuer
                .at(Endpoint.USER_INFO)
                .answers(200, Map.of("Content-Type", "application/json"), "{\"sub\":\"u1\"}");
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put("access_token", token.sign());
            return changed;
        });
        return applicant.signIn();
    }

    private LogoutVerdict logout(SignatureAlgorithm algorithm) {
        return applicant.provider.logoutToken(applicant
                .issuer
                .logoutToken()
                .subject("u1")
                .audience("client")
                .algorithm(algorithm)
                .sign());
    }

    @Test
    void idToken_ofAnAlgorithmThatIsNotAllowed_isRefused() {
        assertThat(applicant.signInWith(
                        token -> token.algorithm(SignatureAlgorithm.ES256).sign()))
                .isInstanceOf(SignedIn.class);
        assertThat(applicant.signInWith(token -> token.withoutClaim("at_hash")
                        .algorithm(SignatureAlgorithm.EDDSA)
                        .sign()))
                .isEqualTo(new Refused(RejectionReason.ALGORITHM_NOT_ALLOWED));
    }

    @Test
    void userInfo_ofAnAlgorithmThatIsNotAllowed_isInvalid() {
        assertThat(withUserInfo(SignatureAlgorithm.ES256)).isInstanceOf(SignedIn.class);
        assertThat(withUserInfo(SignatureAlgorithm.EDDSA))
                .isEqualTo(new Refused(RejectionReason.PROVIDER_ANSWER_INVALID));
    }

    @Test
    void accessToken_ofAnAlgorithmThatIsNotAllowed_isRefused() {
        assertThat(withAccessToken(SignatureAlgorithm.ES256)).isInstanceOf(SignedIn.class);
        assertThat(withAccessToken(SignatureAlgorithm.EDDSA)).isEqualTo(new Refused(RejectionReason.SUBJECT_MISMATCH));
    }

    @Test
    void logoutToken_ofAnAlgorithmThatIsNotAllowed_isRejected() {
        applicant.signedIn();

        assertThat(logout(SignatureAlgorithm.ES256)).isInstanceOf(LogoutVerdict.Accepted.class);
        assertThat(logout(SignatureAlgorithm.EDDSA))
                .isEqualTo(new LogoutVerdict.Rejected(RejectionReason.ALGORITHM_NOT_ALLOWED));
    }
}
