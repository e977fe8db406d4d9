package dev.ostiary.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SealingKey;
import dev.ostiary.key.SigningKey;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of the Javadoc, as they stand there. */
class ExamplesTest {
    @Test
    void tokenIssuer() {
        KeyRing keys = KeyRing.of(Keys.generate(JwsAlgorithm.ES256));
        TokenIssuer issuer = TokenIssuer.builder()
                .keys(keys)
                .profile(TokenProfile.access("https://id.example", "orders"))
                .build();
        IssuedToken issued = issuer.issue("u1", Map.of("roles", List.of("admin")));
        Verification result = issuer.verifier().build().verify(issued.token());

        assertThat(result).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void tokenProfile() {
        KeyRing keyRing = KeyRing.of(Keys.generate(JwsAlgorithm.EDDSA));

        TokenProfile refresh =
                TokenProfile.refresh("https://id.example", "orders").withLifetime("14d");
        JwtVerifier verifier = refresh.verifier().keys(keyRing).build();

        assertThat(verifier.algorithms()).containsExactly(JwsAlgorithm.EDDSA);
    }

    @Test
    void keyRing() {
        HmacSecret secret = Keys.generateSecret(JwsAlgorithm.HS256);
        String currentId = Keys.generateKeyId();
        SigningKey current = secret.signingKey(JwsAlgorithm.HS256).withKeyId(currentId);
        SigningKey next = Keys.generateSecret(JwsAlgorithm.HS256)
                .signingKey(JwsAlgorithm.HS256)
                .withKeyId(Keys.generateKeyId());

        KeyRing ring = KeyRing.of(current, next); // all nodes know the next key
        KeyRing rotated = KeyRing.of(next, current); // it signs, the current one still verifies
        KeyRing after = rotated.without(currentId); // tokens of the old key end here

        KeyQuery query = new KeyQuery(JwsAlgorithm.HS256, currentId);
        assertThat(ring.find(query)).isInstanceOf(KeyLookup.Found.class);
        assertThat(rotated.find(query)).isInstanceOf(KeyLookup.Found.class);
        assertThat(after.find(query)).isInstanceOf(KeyLookup.Unknown.class);
    }

    @Test
    void sessionSeal() {
        SessionSeal seal = SessionSeal.of(SealingKey.generate("2030-01")).withLifetime("8h");
        String cookie = seal.seal(Map.of("cart", List.of("p1", "p2")));

        Unsealing result = seal.unseal(cookie);

        assertThat(result).isInstanceOf(Unsealing.Unsealed.class);
        assertThat(((Unsealing.Unsealed) result).claims().get("cart")).isEqualTo(List.of("p1", "p2"));
    }
}
