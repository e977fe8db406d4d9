package dev.ostiary.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.apikey.ApiKeyVerification;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.InMemoryApiKeyStore;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.issue.IssuedToken;
import dev.ostiary.issue.SessionSeal;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.issue.Unsealing;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwksState;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFile;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.SealingKey;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.session.Refreshing;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.ClaimRule;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of docs/tokens.md, run as it stands there. */
class TokensGuideTest {
    static Stream<String> blocks() throws IOException {
        return GuidePage.of("docs/tokens.md").blocks();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void block_isPartOfThisTest(String block) throws IOException {
        GuidePage.assertIsIn(TokensGuideTest.class, block);
    }

    @Test
    void signAndVerify_kinds_rotation() {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256);
        TokenProfile access = TokenProfile.access("https://id.example", "orders");

        TokenIssuer issuer = TokenIssuer.builder().key(key).profile(access).build();
        IssuedToken issued = issuer.issue("u1", Map.of("roles", List.of("admin")));

        JwtVerifier verifier =
                access.verifier().keys(StaticKeys.of(key.verificationKey())).build();
        Verification result = verifier.verify(issued.token());

        int status = result.fold(
                jwt -> 200,
                reason -> 401, // reason.code() is stable: token_expired, bad_signature, ...
                retryAfter -> 503); // the keys could not be had: nothing is known about the token

        assertThat(status).isEqualTo(200);

        TokenProfile reset = TokenProfile.oneTime("https://id.example", "orders", "password_reset")
                .withLifetime("30m");
        TokenIssuer links = TokenIssuer.builder().key(key).profile(reset).build();

        Verification asAccess = verifier.verify(links.issue("u1", Map.of()).token()); // Rejected(TYPE_NOT_ALLOWED)

        assertThat(asAccess).isEqualTo(new Verification.Rejected(RejectionReason.TYPE_NOT_ALLOWED));

        SigningKey next = Keys.generate(JwsAlgorithm.ES256);

        KeyRing announced = KeyRing.of(key, next); // every node learns the next key
        KeyRing rotated = KeyRing.of(next, key); // it signs now; tokens of the old key are still good
        KeyRing ended = rotated.without(key.keyId().orElseThrow()); // and here they end

        assertThat(announced.toJwkSet()).contains(next.keyId().orElseThrow());
        assertThat(access.verifier().keys(rotated).build().verify(issued.token()))
                .isInstanceOf(Verification.Verified.class);
        assertThat(access.verifier().keys(ended).build().verify(issued.token()))
                .isEqualTo(new Verification.Rejected(RejectionReason.UNKNOWN_KEY));
    }

    @Test
    void sharedSecret() {
        String text = Keys.toText(Keys.generateSecret(JwsAlgorithm.HS256));
        TokenProfile access = TokenProfile.access("https://id.example", "orders");

        HmacSecret secret = HmacSecret.ofText(text);
        TokenIssuer signs = TokenIssuer.builder()
                .key(secret.signingKey(JwsAlgorithm.HS256))
                .profile(access)
                .build();
        JwtVerifier checks =
                access.verifier().keys(StaticKeys.of(secret.verificationKey())).build();

        assertThat(checks.verify(signs.issue("u1", Map.of()).token())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void foreignIssuer() {
        SigningKey signer = Keys.generate(JwsAlgorithm.RS256);
        String pem = Keys.toPem(signer.verificationKey());

        JwtVerifier foreign = JwtVerifier.builder()
                .keys(Keys.parsePublic(pem))
                .issuer("https://id.example")
                .audience("orders", "billing")
                .requiredClaims("tenant")
                .maxTokenAge(Duration.ofHours(1))
                .claimRules(ClaimRule.claim("metadata.tenant", "acme"::equals))
                .build();

        TokenIssuer issuer = TokenIssuer.builder()
                .key(signer)
                .profile(TokenProfile.access("https://id.example", "billing"))
                .build();
        Map<String, Object> claims = Map.of("tenant", 1, "metadata", Map.of("tenant", "acme"));
        assertThat(foreign.verify(issuer.issue("u1", claims).token())).isInstanceOf(Verification.Verified.class);
        assertThat(foreign.verify(issuer.issue("u1", Map.of()).token()))
                .isEqualTo(new Verification.Rejected(RejectionReason.CLAIM_MISSING));
    }

    @Test
    void remoteKeys() {
        RemoteJwks remoteKeys =
                RemoteJwks.discoveredFrom("https://id.example").build(); // or RemoteJwks.at(URI of the JWK set)
        JwtVerifier remote = JwtVerifier.builder()
                .keys(remoteKeys)
                .issuer("https://id.example")
                .audience("orders")
                .build();
        remoteKeys.refresh(); // optional: have keys before the first request
        remoteKeys.close(); // when the application ends: leaves no thread

        assertThat(remoteKeys.status().state()).isEqualTo(JwksState.EMPTY);
        assertThat(remote.algorithms()).contains(JwsAlgorithm.RS256, JwsAlgorithm.EDDSA);
    }

    @Test
    void keyFile(@TempDir Path directory) throws IOException {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256);
        Path path = Files.writeString(directory.resolve("keys.pem"), Keys.toPem(key.verificationKey()));

        KeyFile fileKeys = KeyFile.at(path); // PEM, JWK or JWK set; read again when it changes

        assertThat(fileKeys.algorithms()).containsExactly(JwsAlgorithm.ES256);
    }

    @Test
    void sealedData() {
        SessionSeal seal = SessionSeal.of(SealingKey.generate("2030-01"))
                .withPurpose("cart")
                .withLifetime("8h");
        String cookie = seal.seal(Map.of("items", List.of("p1", "p2")));

        Unsealing opened = seal.unseal(cookie); // Unsealed(claims, expiresAt) or Rejected(reason)

        assertThat(opened)
                .isInstanceOfSatisfying(
                        Unsealing.Unsealed.class,
                        unsealed -> assertThat(unsealed.claims()).isEqualTo(Map.of("items", List.of("p1", "p2"))));
    }

    @Test
    void apiKeys() {
        InMemoryApiKeyStore store = new InMemoryApiKeyStore(1_000);
        ApiKeys apiKeys = ApiKeys.of(store);

        IssuedApiKey shownOnce = apiKeys.issue("build-server", Set.of("ci"), Set.of("artifacts:write"));
        boolean stored = store.add(shownOnce.record()); // without it the key is worth nothing

        ApiKeyVerification known =
                apiKeys.verify(shownOnce.key()); // Accepted(record), Rejected(reason) or Unavailable(retryAfter)

        assertThat(stored).isTrue();
        assertThat(known).isInstanceOf(ApiKeyVerification.Accepted.class);
    }

    @Test
    void sessions() {
        TokenStateStore store = new InMemoryTokenStateStore();
        SessionTokens sessions = SessionTokens.builder()
                .keys(KeyRing.of(Keys.generate(JwsAlgorithm.ES256)))
                .issuer("https://app.example")
                .audience("app")
                .store(store)
                .build(); // close() ends its thread

        SessionGrant first = sessions.open("u1", Map.of("roles", List.of("admin")), "Firefox on Linux");
        Refreshing next = sessions.refresh(
                first.refresh().token()); // Refreshed(grant, ...), Rejected(reason, reused) or Unavailable

        IssuedToken mailed =
                sessions.issueOneTime("password_reset", "u1", Map.of("email", "u1@app.example"), Duration.ofHours(1));
        Verification used =
                sessions.consumeOneTime("password_reset", mailed.token()); // verified once, then token_revoked

        int signedOut = sessions.revokeAll("u1");

        assertThat(next).isInstanceOf(Refreshing.Refreshed.class);
        assertThat(used).isInstanceOf(Verification.Verified.class);
        assertThat(sessions.consumeOneTime("password_reset", mailed.token()))
                .isEqualTo(new Verification.Rejected(RejectionReason.TOKEN_REVOKED));
        assertThat(signedOut).isEqualTo(1);
        sessions.close();
    }
}
