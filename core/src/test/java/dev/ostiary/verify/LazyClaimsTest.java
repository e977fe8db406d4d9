package dev.ostiary.verify;

import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a kept token says is what it said when it was verified, however often and by whomever it is asked. */
class LazyClaimsTest {
    private static final RawToken TOKEN = RawToken.valid()
            .withClaim(
                    "\"jti\":\"i1\",\"nbf\":1.5,\"big\":12345678901234567890,\"none\":null,\"name\":\"Ren\\u00e9\",\"yes\":true")
            .withClaim("\"o\":{\"b\":[1,\"x\",null,{}],\"a\":2.50}");

    private final JwtVerifier verifier = standard().build().withTokenCache(10);

    private VerifiedJwt kept(String token) {
        VerifiedJwt first = verifier.verify(token).orElseThrow();
        verifier.verify(RawToken.valid().withClaim("\"x\":1").text()).orElseThrow();
        assertThat(verifier.verify(token).orElseThrow()).isSameAs(first);
        return first;
    }

    private static LazyClaims lazy(VerifiedJwt jwt) {
        return (LazyClaims) jwt.claims();
    }

    @Test
    void claims_ofAKeptToken_areThoseOfOneThatIsNot() {
        VerifiedJwt fresh = Verifiers.verified(standard(), TOKEN);

        VerifiedJwt kept = kept(TOKEN.text());

        assertThat(lazy(kept).remembered()).isNull();
        assertThat(kept.claims()).isEqualTo(fresh.claims()).hasSameHashCodeAs(fresh.claims());
        assertThat(fresh.claims()).isEqualTo(kept.claims());
        assertThat(kept.claims()).hasToString(fresh.claims().toString());
        assertThat(List.copyOf(kept.claims().keySet()))
                .isEqualTo(List.copyOf(fresh.claims().keySet()));
        assertThat(kept.claims().get("big")).isEqualTo(fresh.claims().get("big"));
        assertThat(kept.claims().containsKey("none")).isTrue();
        assertThat(kept.claims().get(null)).isNull();
        assertThat(kept).hasToString(fresh.toString());
    }

    @Test
    void registeredClaims_ofAKeptToken_areThoseOfOneThatIsNot() {
        VerifiedJwt fresh = Verifiers.verified(standard(), TOKEN);

        VerifiedJwt kept = kept(TOKEN.text());

        assertThat(kept.registered()).isEqualTo(fresh.registered());
        assertThat(kept.subject()).isEqualTo(fresh.subject());
        assertThat(kept.audience()).isEqualTo(fresh.audience());
        assertThat(kept.notBefore()).isEqualTo(fresh.notBefore());
        assertThat(lazy(kept).remembered()).as("for the registered ones alone").isNull();
    }

    @Test
    void registeredClaims_ofTokensOfAnIssuer_shareWhatIsEqual() {
        VerifiedJwt one =
                kept(RawToken.valid().replacing("sub", "\"sub\":\"u2\"").text());

        VerifiedJwt other =
                kept(RawToken.valid().replacing("sub", "\"sub\":\"u3\"").text());
        other.forget();

        assertThat(one.issuer().orElseThrow()).isSameAs(other.issuer().orElseThrow());
        assertThat(one.audience()).isSameAs(other.audience());
        assertThat(one.subject()).isNotEqualTo(other.subject());
    }

    @Test
    void audience_ofSeveral_staysInTheOrderOfItsToken() {
        VerifiedJwt one = kept(
                RawToken.valid().replacing("aud", "\"aud\":[\"orders\",\"b\"]").text());

        VerifiedJwt other = kept(
                RawToken.valid().replacing("aud", "\"aud\":[\"b\",\"orders\"]").text());

        assertThat(one.audience()).containsExactly("orders", "b");
        assertThat(other.audience()).containsExactly("b", "orders");
    }

    @ParameterizedTest
    @EnumSource
    void claims_whateverIsInThem_areThoseOfOneThatIsNotKept(TokenShapes shape) {
        String text = shape.token(1).text();

        assertThat(new LazyClaims(text, Map.of(), new SharedValues()).once()).isEmpty();
        LazyClaims lazy = new LazyClaims(text, Map.of(), new SharedValues());
        lazy.remember(null);

        assertThat(lazy)
                .isEqualTo(Verifiers.verified(standard(), shape.token(1)).claims());
    }

    @Test
    void claims_askedForTwice_areReadOnce() {
        VerifiedJwt kept = kept(TOKEN.text());

        Object first = kept.claims().get("o");

        assertThat(kept.claims().get("o")).isSameAs(first);
        assertThat(lazy(kept).remembered()).isNotNull();
    }

    /** A filter finds out who the user is; nobody has to remember all that he was not asked for. */
    @Test
    void derived_ofAKeptToken_readsTheClaimsOnceAndForgetsThem() {
        VerifiedJwt kept = kept(TOKEN.text());

        Object made = kept.derived(this, jwt -> {
            Object first = jwt.claims().get("o");
            assertThat(jwt.claims().get("o")).isSameAs(first);
            return Map.of("claims", jwt.claims(), "issuer", jwt.issuer());
        });

        assertThat(lazy(kept).remembered()).isNull();
        assertThat(made)
                .isEqualTo(
                        Map.of("claims", Verifiers.verified(standard(), TOKEN).claims(), "issuer", kept.issuer()));
    }

    /** While a filter is at work on a new token, another one comes. */
    @Test
    void derived_whileTheClaimsAreForgotten_remembersThemNotAgain() {
        VerifiedJwt first = verifier.verify(TOKEN.text()).orElseThrow();

        first.derived(this, jwt -> {
            verifier.verify(RawToken.valid().text()).orElseThrow();
            return jwt.claims().size() + jwt.subject().orElseThrow();
        });

        assertThat(lazy(first).remembered()).isNull();
    }

    /** The last check of a new token may ask already, and each request after it asks again. */
    @Test
    void derived_beforeTheTokenIsKept_isKeptWithIt() {
        List<Object> made = new ArrayList<>();
        RevocationCheck asking = token -> {
            made.add(token.derived(this, VerifiedJwt::subject));
            return new RevocationCheck.NotRevoked();
        };
        JwtVerifier checked = standard().revocation(asking).build().withTokenCache(10);

        checked.verify(TOKEN.text()).orElseThrow();
        checked.verify(TOKEN.text()).orElseThrow();

        assertThat(made).hasSize(2);
        assertThat(made.get(1)).isSameAs(made.get(0));
    }

    @Test
    void derived_whereTheClaimsWereAskedFor_keepsThem() {
        VerifiedJwt kept = kept(TOKEN.text());
        Object asked = kept.claims().get("o");

        kept.derived(this, jwt -> jwt.claims().size());

        assertThat(kept.claims().get("o")).isSameAs(asked);
    }

    @Test
    void claims_beforeAnotherTokenComes_areStillThoseThatWereRead() {
        VerifiedJwt first = verifier.verify(TOKEN.text()).orElseThrow();

        assertThat(lazy(first).remembered()).isNotNull();
    }

    @Test
    void claims_changedByACaller_refuse() {
        Map<String, Object> claims = kept(TOKEN.text()).claims();

        assertThatThrownBy(() -> claims.put("sub", "root")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.remove("sub")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(claims::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.keySet().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.entrySet().iterator().next().setValue("root"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /** An application may put them into an HTTP session that is written down. */
    @Test
    void claims_writtenAndReadBack_areAMapOfThePlatform() throws Exception {
        Map<String, Object> claims = kept(RawToken.valid().text()).claims();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(claims);
        }

        Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(back).isEqualTo(claims).isNotInstanceOf(LazyClaims.class);
    }

    @Test
    void claims_firstAskedForByManyThreads_areTheSameForAll() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Map<String, Object> expected = Verifiers.verified(standard(), TOKEN).claims();

        for (int round = 0; round < 200; round++) {
            VerifiedJwt kept = kept(TOKEN.text());
            kept.forget();
            List<Callable<Set<Object>>> askers = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Set<Object>>)
                            () -> Set.of(Map.copyOf(Map.of("all", kept.claims().toString())), kept.subject()))
                    .toList();
            for (Future<Set<Object>> answer : threads.invokeAll(askers)) {
                assertThat(answer.get()).contains(Map.of("all", expected.toString()));
            }
        }
        threads.shutdown();
    }
}
