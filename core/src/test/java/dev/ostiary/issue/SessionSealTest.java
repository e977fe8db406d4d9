package dev.ostiary.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.issue.Unsealing.Rejected;
import dev.ostiary.issue.Unsealing.Unsealed;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SealingKey;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSealTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.750Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final SealingKey KEY = SealingKey.ofText("k1", "base64url:" + Base64Url.encode(SealedToken.KEY));
    private static final SealingKey NEXT = SealingKey.generate("k2");
    private static final SessionSeal SEAL = SessionSeal.of(KEY).withClock(CLOCK);

    @Test
    void unseal_whatSealMade_isTheData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("user", "na\u00efve");
        data.put("cart", List.of(1L, Map.of("p", true)));
        data.put("nothing", null);

        Unsealing result = SEAL.unseal(SEAL.seal(data));

        Instant expiry = Instant.parse("2030-01-01T08:00:00Z");
        assertThat(result).isEqualTo(new Unsealed(data, expiry));
        assertThat(((Unsealed) result).claims()).isUnmodifiable();
    }

    @Test
    void seal_header_isExactlyTheFourMembers() throws Exception {
        String[] segments = SEAL.seal(Map.of("user", "u1")).split("\\.", -1);

        assertThat(segments).hasSize(5);
        assertThat(segments[1]).isEmpty();
        assertThat(StrictJson.parseObject(Base64Url.decode(segments[0]).orElseThrow()))
                .isEqualTo(Map.of("alg", "dir", "enc", "A256GCM", "typ", "sealed+jwt", "kid", "k1"));
        assertThat(Base64Url.decode(segments[2]).orElseThrow()).hasSize(12);
        assertThat(Base64Url.decode(segments[4]).orElseThrow()).hasSize(16);
    }

    @Test
    void seal_sameDataTwice_neverLooksTheSame() {
        String one = SEAL.seal(Map.of("user", "u1"));
        String other = SEAL.seal(Map.of("user", "u1"));

        assertThat(one.split("\\.")[2]).isNotEqualTo(other.split("\\.")[2]);
        assertThat(one.split("\\.")[3]).isNotEqualTo(other.split("\\.")[3]);
    }

    @Test
    void seal_readByNimbus_isAJweOfTheSameClaims() throws Exception {
        JWEObject jwe = JWEObject.parse(SEAL.seal(Map.of("user", "u1")));

        jwe.decrypt(new DirectDecrypter(SealedToken.KEY));

        assertThat(jwe.getPayload().toJSONObject())
                .containsEntry("user", "u1")
                .containsEntry("purpose", "session")
                .containsEntry("exp", 1_893_484_800L)
                .hasSize(3);
    }

    @Test
    void unseal_sealedByAnotherLibraryToTheLetter_isTheData() {
        SealedToken token = SealedToken.valid(NOW.getEpochSecond() + 60)
                .withHeader("{\"kid\":\"k1\",\"typ\":\"sealed+jwt\",\"enc\":\"A256GCM\",\"alg\":\"dir\"}");

        assertThat(SEAL.unseal(token.text())).isInstanceOf(Unsealed.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, unsealed", "0, token_expired", "1, token_expired"})
    void unseal_aroundItsExpiry_endsToTheMillisecond(long millis, String expected) {
        String token = SEAL.withLifetime("10m").seal(Map.of());
        Instant expiry = Instant.parse("2030-01-01T00:10:00Z");

        SessionSeal then = SEAL.withClock(InstantSource.fixed(expiry.plusMillis(millis)));

        assertThat(outcome(then.unseal(token))).isEqualTo(expected);
    }

    @Test
    void unseal_afterRotation_stillKnowsTheOlderKey() {
        String old = SEAL.seal(Map.of("user", "u1"));

        SessionSeal rotated = SessionSeal.of(NEXT, KEY).withClock(CLOCK);
        SessionSeal after = SessionSeal.of(NEXT).withClock(CLOCK);

        assertThat(rotated.unseal(old)).isInstanceOf(Unsealed.class);
        assertThat(after.unseal(old)).isEqualTo(new Rejected(RejectionReason.UNKNOWN_KEY));
        assertThat(after.unseal(rotated.seal(Map.of())))
                .as("the first key seals")
                .isInstanceOf(Unsealed.class);
        assertThat(outcome(SEAL.unseal(rotated.seal(Map.of())))).isEqualTo("unknown_key");
    }

    @Test
    void unseal_anotherKeyUnderTheSameId_isNotAuthentic() {
        SessionSeal other = SessionSeal.of(SealingKey.generate("k1")).withClock(CLOCK);

        assertThat(outcome(SEAL.unseal(other.seal(Map.of())))).isEqualTo("bad_signature");
    }

    @Test
    void unseal_otherPurpose_isAnotherTypeOfToken() {
        SessionSeal signIn = SEAL.withPurpose("sign_in");
        String token = signIn.seal(Map.of());

        assertThat(outcome(SEAL.unseal(token))).isEqualTo("type_not_allowed");
        assertThat(outcome(signIn.unseal(SEAL.seal(Map.of())))).isEqualTo("type_not_allowed");
        assertThat(outcome(signIn.unseal(token))).isEqualTo("unsealed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1'}                 | unsealed",
                "{'alg':'A256KW','enc':'A256GCM','typ':'sealed+jwt','kid':'k1'}              | algorithm_not_allowed",
                "{'alg':'none','enc':'A256GCM','typ':'sealed+jwt','kid':'k1'}                | algorithm_not_allowed",
                "{'alg':'DIR','enc':'A256GCM','typ':'sealed+jwt','kid':'k1'}                 | algorithm_not_allowed",
                "{'alg':['dir'],'enc':'A256GCM','typ':'sealed+jwt','kid':'k1'}               | algorithm_not_allowed",
                "{'enc':'A256GCM','typ':'sealed+jwt','kid':'k1'}                             | algorithm_not_allowed",
                "{'alg':'dir','enc':'A128GCM','typ':'sealed+jwt','kid':'k1'}                 | algorithm_not_allowed",
                "{'alg':'dir','enc':'A128CBC-HS256','typ':'sealed+jwt','kid':'k1'}           | algorithm_not_allowed",
                "{'alg':'dir','typ':'sealed+jwt','kid':'k1'}                                 | algorithm_not_allowed",
                "{'alg':'dir','enc':'A256GCM','kid':'k1'}                                    | type_not_allowed",
                "{'alg':'dir','enc':'A256GCM','typ':'JWT','kid':'k1'}                        | type_not_allowed",
                "{'alg':'dir','enc':'A256GCM','typ':'at+jwt','kid':'k1'}                     | type_not_allowed",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt'}                            | malformed_token",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':1}                    | malformed_token",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':null}                 | malformed_token",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k2'}                 | unknown_key",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'K1'}                 | unknown_key",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':''}                   | unknown_key",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1','zip':'DEF'}     | compressed_not_allowed",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1','crit':['x']}    | critical_header_unsupported",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1','cty':'JWT'}     | critical_header_unsupported",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1','jwk':{}}        | critical_header_unsupported",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1','x':1}           | critical_header_unsupported",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1','kid':'k1'}      | malformed_token",
                "{'alg':'dir','enc':'A256GCM','typ':'sealed+jwt','kid':'k1'}x                | malformed_token",
                "['dir']                                                                     | malformed_token"
            })
    void unseal_genuineTokenWithAnotherHeader_isRejectedForIt(String header, String expected) {
        SealedToken token = SealedToken.valid(NOW.getEpochSecond() + 60).withHeader(header.replace('\'', '"'));

        assertThat(outcome(SEAL.unseal(token.text()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'purpose':'session','exp':1893456060}                  | unsealed",
                "{'purpose':'session'}                                   | expiry_missing",
                "{'purpose':'session','exp':'1893456060'}                | claim_invalid",
                "{'purpose':'session','exp':1893456060.5}                | claim_invalid",
                "{'purpose':'session','exp':null}                        | claim_invalid",
                "{'purpose':'session','exp':-1}                          | claim_invalid",
                "{'purpose':'session','exp':1893456060000}               | claim_invalid",
                "{'purpose':'session','exp':99999999999999999999}        | claim_invalid",
                "{'purpose':'session','exp':0}                           | token_expired",
                "{'exp':1893456060}                                      | type_not_allowed",
                "{'purpose':['session'],'exp':1893456060}                | type_not_allowed",
                "{'purpose':'session','exp':1893456060,'a':1,'a':2}      | malformed_token",
                "[1]                                                     | malformed_token",
                "``                                                      | malformed_token"
            })
    void unseal_genuineTokenWithOtherContent_isRejectedForIt(String payload, String expected) {
        SealedToken token = SealedToken.valid(0).withPayload(payload.replace('\'', '"'));

        assertThat(outcome(SEAL.unseal(token.text()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "....",
                ".....",
                "a.b.c",
                "%h.%k.%i.%c",
                "%h..%i.%c.%t.",
                ".%h..%i.%c.%t",
                "%h.AAAA.%i.%c.%t", // an encrypted key where there is none
                "%h. .%i.%c.%t",
                "%h..%i=.%c.%t",
                "%h..%i.%c.%t ",
                "%h..%i.%c.%t\n",
                "%h..%i.%c.%tA",
                "%h...%c.%t", // no IV
                "%h..AAAA.%c.%t", // a short one
                "%h..%i%i.%c.%t", // a long one
                "%h..%i.%c.", // no tag
                "%h..%i.%c.AAAA",
                "%h..%i.%c.%t%t",
                "..%i.%c.%t",
                "\u0000",
                "\uD800"
            })
    void unseal_textOfAnotherForm_isMalformed(String form) {
        String[] segments = SEAL.seal(Map.of("user", "u1")).split("\\.", -1);

        String text = form.replace("%h", segments[0])
                .replace("%i", segments[2])
                .replace("%c", segments[3])
                .replace("%t", segments[4]);

        assertThat(outcome(SEAL.unseal(text))).isEqualTo("malformed_token");
    }

    @Test
    void unseal_nullOrTooLong_isRejected() {
        assertThat(outcome(SEAL.unseal(null))).isEqualTo("malformed_token");
        assertThat(outcome(SEAL.unseal("a".repeat(4_096)))).isEqualTo("malformed_token");
        assertThat(outcome(SEAL.unseal("a".repeat(4_097)))).isEqualTo("token_too_large");
    }

    @Test
    void unseal_emptyCiphertext_isNotAuthentic() {
        String[] segments = SEAL.seal(Map.of()).split("\\.", -1);

        String text = String.join(".", segments[0], "", segments[2], "", segments[4]);

        assertThat(outcome(SEAL.unseal(text))).isEqualTo("bad_signature");
    }

    @Test
    void unseal_anyCharacterChanged_isNeverTheData() {
        String token = SEAL.seal(Map.of("user", "u1"));

        List<Unsealing> results = IntStream.range(0, token.length())
                .mapToObj(i -> SEAL.unseal(
                        token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1)))
                .toList();

        assertThat(results).hasSize(token.length()).allMatch(Rejected.class::isInstance);
    }

    @Test
    void unseal_headerOfAnotherGenuineToken_isNotAuthentic() {
        SessionSeal both = SessionSeal.of(KEY, NEXT).withClock(CLOCK);
        String one = both.seal(Map.of());
        String header = SessionSeal.of(NEXT).seal(Map.of()).split("\\.")[0];

        assertThat(outcome(both.unseal(header + one.substring(one.indexOf('.')))))
                .isEqualTo("bad_signature");
    }

    @Test
    void unseal_signedToken_isNeverAccepted() {
        TokenIssuer issuer = issuer();

        assertThat(outcome(issuer.unseal(issuer.issue("u1", Map.of()).token()))).isEqualTo("malformed_token");
    }

    @Test
    void verify_sealedToken_isNeverAccepted() {
        TokenIssuer issuer = issuer();

        assertThat(issuer.verifier().build().verify(issuer.seal(Map.of())))
                .isEqualTo(new Verification.Rejected(RejectionReason.ENCRYPTED_NOT_ALLOWED));
    }

    @Test
    void sealAndUnseal_throughAnIssuer_areThoseOfItsSeal() {
        TokenIssuer issuer = issuer();

        assertThat(issuer.unseal(SEAL.seal(Map.of("user", "u1")))).isInstanceOf(Unsealed.class);
        assertThat(SEAL.unseal(issuer.seal(Map.of("user", "u1")))).isInstanceOf(Unsealed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "nbf", "purpose"})
    void seal_reservedName_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEAL.seal(Map.of(name, "planted")))
                .withMessageContaining(name + " is reserved")
                .withMessageNotContaining("planted");
    }

    @Test
    void seal_valueThatIsNotJson_isRefusedByPathAndType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEAL.seal(Map.of("a", List.of(Duration.ofSeconds(42_424)))))
                .withMessageContaining("/a/0")
                .withMessageContaining("java.time.Duration")
                .withMessageNotContaining("42");
    }

    @Test
    void seal_aboveTheLengthOfACookie_isRefusedWithItsLength() {
        String fits = SEAL.seal(Map.of("c", "x".repeat(2_880)));

        assertThat(fits).hasSizeBetween(4_000, 4_096);
        assertThat(outcome(SEAL.unseal(fits))).isEqualTo("unsealed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEAL.seal(Map.of("c", "planted".repeat(450))))
                .withMessageMatching("claims: the sealed token has \\d+ characters, more than the 4096 .*")
                .withMessageNotContaining("planted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "401d", "1.5s", "PT0.5S"})
    void withLifetime_outOfBounds_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEAL.withLifetime(text))
                .withMessageStartingWith("lifetime:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Session", "a-b"})
    void withPurpose_ofOtherCharacters_isRefused(String purpose) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEAL.withPurpose(purpose))
                .withMessageStartingWith("purpose:");
    }

    @Test
    void of_twoKeysWithOneId_isRefused() {
        SealingKey again = SealingKey.generate("k1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSeal.of(KEY, again))
                .withMessageContaining("same id");
    }

    @Test
    void toString_ofSealAndResult_showNothingSealed() {
        Unsealing result = SEAL.unseal(SEAL.seal(Map.of("planted-name", "planted-value")));

        assertThat(result).hasToString("Unsealed[expires 2030-01-01T08:00:00Z]");
        assertThat(SEAL).hasToString("SessionSeal[session, PT8H, 1 keys]");
    }

    @Test
    void sealAndUnseal_fromManyThreads_keepTheirDataApart() throws Exception {
        SessionSeal seal = SessionSeal.of(KEY, NEXT);
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Callable<Long>> tasks = IntStream.range(0, 8)
                .mapToObj(thread -> (Callable<Long>) () -> IntStream.range(0, 200)
                        .filter(round -> roundTrips(seal, Map.of("user", "u" + thread, "round", (long) round)))
                        .count())
                .toList();
        List<Future<Long>> results = threads.invokeAll(tasks);
        threads.shutdown();

        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo(200));
    }

    private static boolean roundTrips(SessionSeal seal, Map<String, ?> data) {
        return seal.unseal(seal.seal(data)) instanceof Unsealed unsealed
                && unsealed.claims().equals(data);
    }

    private static TokenIssuer issuer() {
        return TokenIssuer.builder()
                .key(Keys.generateSecret(JwsAlgorithm.HS256).signingKey(JwsAlgorithm.HS256))
                .profile(TokenProfile.access("https://issuer.test", "orders"))
                .clock(CLOCK)
                .sealing(SEAL)
                .build();
    }

    private static String outcome(Unsealing result) {
        return result instanceof Rejected rejected ? rejected.reason().code() : "unsealed";
    }
}
