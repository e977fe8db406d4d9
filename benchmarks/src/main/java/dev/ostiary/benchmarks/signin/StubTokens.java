package dev.ostiary.benchmarks.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tokens of a {@link ProviderStub}, as long as those of a provider are. Thread-safe. */
final class StubTokens {
    private static final int LIFETIME_SECONDS = 300;

    private final String issuer;
    private final RSASSASigner signer;
    private final JWSHeader header;

    StubTokens(String issuer, RSAKey key) throws JOSEException {
        this.issuer = issuer;
        this.signer = new RSASSASigner(key);
        this.header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    }

    /** The answer of the token endpoint, as JSON: each sign-in is one of another user. */
    String answer(String nonce, Instant now) throws JOSEException {
        String subject = UUID.randomUUID().toString();
        Map<String, Object> idToken = claims(ProviderStub.CLIENT, subject, now);
        idToken.put("nonce", nonce);
        idToken.put("auth_time", now.getEpochSecond());
        idToken.put("sid", UUID.randomUUID().toString());
        idToken.put("name", "Ada Lovelace");
        idToken.put("email", "ada@id.example.test");
        idToken.put("email_verified", true);
        idToken.put("preferred_username", "ada");
        Map<String, Object> accessToken = claims("account", subject, now);
        accessToken.put("azp", ProviderStub.CLIENT);
        accessToken.put("scope", "openid profile email");
        return json(Map.of(
                "access_token",
                signed(accessToken),
                "id_token",
                signed(idToken),
                "refresh_token",
                UUID.randomUUID() + "." + UUID.randomUUID(),
                "token_type",
                "Bearer",
                "scope",
                "openid profile email",
                "expires_in",
                LIFETIME_SECONDS));
    }

    private Map<String, Object> claims(String audience, String subject, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("roles", List.of("user", "clerk"));
        return claims;
    }

    private String signed(Map<String, Object> claims) throws JOSEException {
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    static String json(Map<String, Object> members) {
        return JSONObjectUtils.toJSONString(members);
    }
}
