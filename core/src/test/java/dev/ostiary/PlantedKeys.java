package dev.ostiary;

import static dev.ostiary.Shown.MARKER;
import static dev.ostiary.Shown.row;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwkSet;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SealingKey;
import dev.ostiary.key.SignatureProvider;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.key.TrustedAuthorities;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.RawToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Keys that hold {@link Shown#MARKER} wherever they can, and what may be done with them. */
final class PlantedKeys {
    static final byte[] SECRET_BYTES =
            (MARKER + RawToken.encode(RawToken.TEST_SECRET)).getBytes(StandardCharsets.UTF_8);
    static final HmacSecret SECRET = HmacSecret.ofBytes(SECRET_BYTES);
    static final SigningKey EC_KEY = Keys.generate(JwsAlgorithm.ES256).withKeyId(MARKER);
    static final SealingKey SEALING_KEY = SealingKey.generate(MARKER);

    private PlantedKeys() {}

    static Stream<Arguments> ofSecrets() {
        return Stream.of(
                row("skipped key", () -> JwkSet.isUsual(MARKER)),
                row("too short", () -> HmacSecret.ofText(MARKER)),
                row("not base64url", () -> HmacSecret.ofText("base64url:" + MARKER + "!")),
                row("repeated", () -> HmacSecret.ofText(MARKER.repeat(3))),
                row("good", () -> SECRET),
                row("signing key", () -> SECRET.signingKey(JwsAlgorithm.HS256).withKeyId(MARKER)),
                row("verification key", () -> SECRET.verificationKey().withKeyId(MARKER)),
                row("unfit", () -> SECRET.signingKey(JwsAlgorithm.RS256)),
                row(
                        "too short for HS512",
                        () -> HmacSecret.ofText(MARKER + "0123456789-0123456789-abcdef")
                                .signingKey(JwsAlgorithm.HS512)),
                row("no public form", () -> Keys.toPem(SECRET.verificationKey().withKeyId(MARKER))),
                row(
                        "no JWK",
                        () -> Keys.toJwkSet(List.of(SECRET.verificationKey().withKeyId(MARKER)))));
    }

    static Stream<Arguments> ofKeyText() {
        String body = Base64.getEncoder().encodeToString(utf8("xx" + MARKER + MARKER));
        String entries = badJwks().collect(Collectors.joining(","));
        Stream<String> texts = Stream.of(
                        Stream.of(
                                MARKER, "{" + MARKER, "{\"keys\":\"" + MARKER + "\"}", "{\"keys\":[" + entries + "]}"),
                        Stream.of(
                                        "PUBLIC KEY",
                                        "PRIVATE KEY",
                                        "CERTIFICATE",
                                        "RSA PRIVATE KEY",
                                        "ENCRYPTED PRIVATE KEY")
                                .flatMap(label -> Stream.of(pem(label, body), pem(label, MARKER + "#"))),
                        Stream.of("-----BEGIN PUBLIC KEY-----\n" + body),
                        badJwks())
                .flatMap(all -> all);
        return texts.flatMap(text -> Stream.of(
                row("public " + text.length(), () -> Keys.parsePublic(text)),
                row("set " + text.length(), () -> Keys.parseJwkSet(text)),
                row("ring " + text.length(), () -> Keys.parseKeyRing(text)),
                row("ring in a set " + text.length(), () -> Keys.parseKeyRing("{\"keys\":[" + text + "]}")),
                row("ring of a secret " + text.length(), () -> Keys.parseKeyRing("base64url:" + text)),
                row("private RS256 " + text.length(), () -> Keys.parsePrivate(text, JwsAlgorithm.RS256)),
                row("private ES256 " + text.length(), () -> Keys.parsePrivate(text, JwsAlgorithm.ES256))));
    }

    private static Stream<String> badJwks() {
        String good = StrictJson.write(Keys.toJwk(EC_KEY.verificationKey()));
        return Stream.of("kty", "crv", "x", "y", "alg", "use", "key_ops", "d", "n", "e", "k", "kid")
                .flatMap(member -> Stream.of(
                                "\"" + MARKER + "\"", "[\"" + MARKER + "\"]", "\"" + MARKER.repeat(20) + "\"")
                        .map(value -> withMember(good, member, value)));
    }

    private static String withMember(String jwk, String member, String value) {
        String without = jwk.replaceFirst("\"" + member + "\":\"[^\"]*\",?", "").replace(",}", "}");
        return without.substring(0, without.length() - 1) + ",\"" + member + "\":" + value + "}";
    }

    static Stream<Arguments> ofKeys() {
        VerificationKey key = EC_KEY.verificationKey();
        KeyQuery query = new KeyQuery(JwsAlgorithm.ES256, MARKER);
        return Stream.of(
                row("signing key", () -> EC_KEY),
                row("verification key", () -> key),
                row("long kid", () -> key.withKeyId(MARKER.repeat(20))),
                row("query", () -> query),
                row(
                        "authorities",
                        () -> TrustedAuthorities.read(MARKER.getBytes(StandardCharsets.UTF_8), Optional.empty())),
                row("truststore password", () -> TrustedAuthorities.read(new byte[] {0x30}, Optional.of(MARKER))),
                row("signature provider", () -> SignatureProvider.named("x" + MARKER)),
                row(
                        "unknown",
                        () -> StaticKeys.ofSet(List.of(key)).find(new KeyQuery(JwsAlgorithm.ES256, "x" + MARKER))),
                row("found", () -> StaticKeys.ofSet(List.of(key)).find(query)),
                row("set", () -> StaticKeys.ofSet(List.of(key))),
                row("parsed set", () -> Keys.parseJwkSet(Keys.toJwkSet(List.of(key)))),
                row(
                        "mixed set",
                        () -> StaticKeys.ofSet(
                                List.of(key, SECRET.verificationKey().withKeyId(MARKER)))),
                row("ring", () -> KeyRing.of(EC_KEY)),
                row(
                        "ring, same kid",
                        () -> KeyRing.of(
                                EC_KEY, Keys.generate(JwsAlgorithm.ES256).withKeyId(MARKER))),
                row("ring without its key", () -> KeyRing.of(EC_KEY).without(MARKER)),
                row("ring without another", () -> KeyRing.of(EC_KEY).without("x" + MARKER)),
                row("bad signature", () -> key.verify(JwsAlgorithm.ES256, utf8(MARKER), utf8(MARKER))));
    }

    static Stream<Arguments> ofSealing() {
        return Stream.of(
                row("key", () -> SEALING_KEY),
                row("key, bad text", () -> SealingKey.ofText(MARKER, MARKER)),
                row("key, bad encoding", () -> SealingKey.ofText(MARKER, "base64url:" + MARKER + "!")),
                row("key, too short", () -> SealingKey.ofText(MARKER, "base64url:" + RawToken.encode(utf8(MARKER)))),
                row("key, long id", () -> SealingKey.generate(MARKER.repeat(20))),
                row("decrypt garbage", () -> SEALING_KEY.decrypt(utf8(MARKER.repeat(3)), utf8(MARKER))));
    }

    private static String pem(String label, String body) {
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
