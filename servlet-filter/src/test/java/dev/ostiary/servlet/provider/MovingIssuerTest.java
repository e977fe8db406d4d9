package dev.ostiary.servlet.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An issuer that moves from a shared secret to public keys: both kinds of token name it. */
class MovingIssuerTest {
    private static final String ISSUER = "https://id.example";
    private static final String SECRET = "what-the-issuer-shared-with-us-before-it-moved";
    private static final SigningKey BEFORE = HmacSecret.ofText(SECRET).signingKey(JwsAlgorithm.HS256);
    private static final SigningKey AFTER = Keys.generate(JwsAlgorithm.ES256);

    private static AuthFilter filter() {
        return AuthFilter.builder()
                .issuers("before", "after")
                .audience("app")
                .set("issuers.before.issuer", ISSUER)
                .set("issuers.before.secret", SECRET)
                .set("issuers.after.issuer", ISSUER)
                .set("issuers.after.public-key", Keys.toPem(AFTER.verificationKey()))
                .set("issuers.after.roles-claim", "permissions")
                .clock(InstantSource.fixed(ProviderToken.NOW))
                .build();
    }

    /** What the application sees: the status, whether an admin, whether a writer. */
    private static List<Object> seen(SigningKey key) throws Exception {
        String token = Tokens.of(ISSUER).with("permissions", List.of("writer")).signedWith(key);
        FakeResponse response = new FakeResponse();
        filter().doFilter(
                        FakeRequest.get("/api/a").header("Authorization", "Bearer " + token),
                        response,
                        (request, ignored) -> {
                            HttpServletRequest http = (HttpServletRequest) request;
                            response.setHeader("roles", http.isUserInRole("admin") + " " + http.isUserInRole("writer"));
                        });
        return List.of(response.getStatus(), String.valueOf(response.getHeader("roles")));
    }

    @Test
    void doFilter_tokenOfEither_isReadAsItsOwnSettingsSay() throws Exception {
        assertThat(seen(BEFORE)).containsExactly(200, "true false");
        assertThat(seen(AFTER)).containsExactly(200, "false true");
    }

    @Test
    void doFilter_tokenOfAThird_isRefused() throws Exception {
        SigningKey third =
                Keys.generate(JwsAlgorithm.ES256).withKeyId(AFTER.keyId().orElseThrow());

        assertThat(seen(third)).containsExactly(401, "null");
    }

    @Test
    void keyStatus_twoFetchedSetsOfOneIssuer_areTwo() {
        AuthFilter filter = AuthFilter.builder()
                .issuers("before", "after")
                .audience("app")
                .set("issuers.before.issuer", ISSUER)
                .set("issuers.before.jwks-uri", "https://id.example/old")
                .set("issuers.before.algorithms", "RS256")
                .set("issuers.after.issuer", ISSUER)
                .set("issuers.after.jwks-uri", "https://id.example/new")
                .set("issuers.after.algorithms", "ES256")
                .jwksFetcher(request -> new dev.ostiary.key.FetchOutcome.Failed(dev.ostiary.key.JwksFault.CONNECTION))
                .build();

        assertThat(filter.keyStatus()).containsOnlyKeys(ISSUER, ISSUER + " (after)");
    }
}
