package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.AUDIENCE_MISMATCH;
import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.BINDING_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.CRITICAL_HEADER_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.EXPIRY_MISSING;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.NOT_YET_VALID;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_OLD;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.standard;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several faults the first in the fixed order is named. Each row mends the first fault of the row before. */
class OrderTest {
    private static final long PAST = RawToken.NOW.getEpochSecond() - 3_600;
    private static final long FUTURE = RawToken.NOW.getEpochSecond() + 3_600;
    private static final String TENANT_ISSUER = RawToken.ISSUER + "/t1";
    private static final String EVERYTHING_WRONG = "{\"iss\":\"x\",\"aud\":\"x\",\"exp\":\"x\",\"nbf\":" + FUTURE
            + ",\"iat\":" + FUTURE + ",\"events\":{},\"cnf\":{}}";
    private static final byte[] OTHER_SECRET = "another-test-secret-with-many-different-bytes-0123456789".getBytes();

    static Stream<Arguments> rows() {
        RawToken json = RawToken.valid()
                .withHeader("{\"alg\":\"HS256\"}")
                .withPayload(EVERYTHING_WRONG + "}")
                .signedWith(OTHER_SECRET);
        RawToken all = RawToken.valid()
                .withHeader("{\"alg\":\"HS256\",\"typ\":\"x\",\"crit\":[\"x\"]}")
                .withPayload(EVERYTHING_WRONG)
                .signedWith(OTHER_SECRET);
        RawToken type = all.withHeader("{\"alg\":\"HS256\",\"typ\":\"x\"}");
        RawToken issuer = type.withHeader("{\"alg\":\"HS256\"}");
        RawToken signature = issuer.replacing("iss", "\"iss\":\"" + TENANT_ISSUER + "\"");
        RawToken kind = signature.signedWith(RawToken.TEST_SECRET);
        RawToken binding = kind.withPayload(kind.payload().replace(",\"events\":{}", ""));
        RawToken claims = binding.withPayload(binding.payload().replace(",\"cnf\":{}", ""));
        RawToken expiry = claims.replacing("exp", "");
        RawToken required = expiry.withClaim("\"exp\":" + PAST);
        RawToken named = required.withClaim("\"tenant\":1");
        RawToken tenant = named.withClaim("\"sub\":\"u1\"");
        RawToken audience = tenant.replacing("tenant", "\"tenant\":\"t1\"");
        RawToken issued = audience.replacing("aud", "\"aud\":\"orders\"");
        RawToken early = issued.replacing("iat", "\"iat\":" + PAST);
        RawToken expired = early.replacing("nbf", "");
        RawToken old = expired.expiringAt("" + FUTURE);
        RawToken longLived = old.replacing("iat", "\"iat\":" + RawToken.NOW.getEpochSecond());
        RawToken ruledOut = longLived.expiringAt("" + (RawToken.NOW.getEpochSecond() + 60));
        return Stream.of(
                Arguments.of(json.withHeader(all.header()), CRITICAL_HEADER_UNSUPPORTED),
                Arguments.of(json.withHeader(type.header()), TYPE_NOT_ALLOWED),
                Arguments.of(json, MALFORMED_TOKEN),
                Arguments.of(all, CRITICAL_HEADER_UNSUPPORTED),
                Arguments.of(type, TYPE_NOT_ALLOWED),
                Arguments.of(issuer, ISSUER_NOT_TRUSTED),
                Arguments.of(signature, BAD_SIGNATURE),
                Arguments.of(kind, TYPE_NOT_ALLOWED),
                Arguments.of(binding, BINDING_UNSUPPORTED),
                Arguments.of(claims, CLAIM_INVALID),
                Arguments.of(expiry, EXPIRY_MISSING),
                Arguments.of(required, CLAIM_MISSING),
                Arguments.of(named, CLAIM_MISSING),
                Arguments.of(tenant, ISSUER_NOT_TRUSTED),
                Arguments.of(audience, AUDIENCE_MISMATCH),
                Arguments.of(issued, ISSUED_IN_FUTURE),
                Arguments.of(early, NOT_YET_VALID),
                Arguments.of(expired, TOKEN_EXPIRED),
                Arguments.of(old, TOKEN_TOO_OLD),
                Arguments.of(longLived, CLAIM_INVALID),
                Arguments.of(ruledOut, CLAIM_MISSING),
                Arguments.of(ruledOut.withClaim("\"never\":{\"there\":1}"), TOKEN_REVOKED));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verify_severalFaults_namesTheFirst(RawToken token, RejectionReason first) {
        JwtVerifierBuilder verifier = standard()
                .issuer(TENANT_ISSUER)
                .requiredClaims("tenant")
                .principalClaims(new PrincipalClaims(List.of(ClaimPath.parse("sub"))))
                .tenantClaim("tenant")
                .maxTokenAge(Duration.ofMinutes(5))
                .maxLifetime(Duration.ofMinutes(5))
                .claimRules(ClaimRule.claim("never.there", value -> true))
                .revocation(jwt -> new RevocationCheck.Revoked());

        assertRejected(verifier, token, first);
    }
}
