package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that lie about how they are signed (RFC 8725, sections 2.1 and 3.1). */
final class BadAlgorithms {
    private static final String NOT_ALLOWED = "algorithm_not_allowed";

    private BadAlgorithms() {}

    static Stream<BadToken> of(Twin twin) {
        return Stream.of(unsigned(twin), malformed(twin), otherNames(twin), publicKeyAsSecret(twin), weakSecrets(twin))
                .flatMap(tokens -> tokens);
    }

    private static Stream<BadToken> unsigned(Twin twin) {
        return Stream.of("none", "None", "NONE", "nOnE", "none ", "")
                .flatMap(alg -> Stream.of(
                        new BadToken(
                                "unsigned, alg '" + alg + "'", header(twin, alg).signingInput() + ".", NOT_ALLOWED),
                        new BadToken(
                                "signed, alg '" + alg + "'", header(twin, alg).signed(), NOT_ALLOWED)));
    }

    private static Stream<BadToken> malformed(Twin twin) {
        String own = twin.key().algorithm().headerName();
        String quoted = "\"" + own + "\"";
        return Stream.concat(
                twin.headers(NOT_ALLOWED, "alg", "null", "256", "true", "[" + quoted + "]", "{\"alg\":" + quoted + "}"),
                Stream.of(
                        new BadToken("no alg", twin.token().withoutHeader("alg").sign(), NOT_ALLOWED),
                        new BadToken("alg under the name ALG", renamed(twin), NOT_ALLOWED),
                        twin.header(NOT_ALLOWED, "alg with blanks around", "alg", " " + own + " "),
                        twin.header(NOT_ALLOWED, "alg with a line end behind", "alg", own + "\n"),
                        twin.header(NOT_ALLOWED, "alg with a NUL behind", "alg", own + "\u0000"),
                        twin.header(NOT_ALLOWED, "alg in the other case", "alg", otherCase(own))));
    }

    /** Names that are no signature algorithm, or none that an issuer with a JWK set may use unasked. */
    private static Stream<BadToken> otherNames(Twin twin) {
        return Stream.of(
                        "HS256",
                        "HS384",
                        "HS512",
                        "RS1",
                        "ES256K",
                        "Ed448",
                        "dir",
                        "A256KW",
                        "RSA1_5",
                        "RSA-OAEP",
                        "ECDH-ES",
                        "PBES2-HS256+A128KW",
                        "SHA256withRSA",
                        "*",
                        "constructor",
                        "__proto__")
                .map(alg -> new BadToken("alg " + alg, header(twin, alg).signed(), NOT_ALLOWED));
    }

    /** Everybody has the public key, in each of these spellings. */
    private static Stream<BadToken> publicKeyAsSecret(Twin twin) {
        SigningKey key = twin.key();
        byte[] pem = key.pem().getBytes(StandardCharsets.US_ASCII);
        String jwk = Json.write(key.jwk());
        return Stream.of(
                hmac(twin, "HS256 with the public key as PEM", "HS256", pem),
                hmac(twin, "HS384 with the public key as PEM", "HS384", pem),
                hmac(twin, "HS512 with the public key as PEM", "HS512", pem),
                hmac(
                        twin,
                        "HS256 with the public key as PEM, stripped",
                        "HS256",
                        bytes(key.pem().strip())),
                hmac(
                        twin,
                        "HS256 with the public key as PEM, CRLF",
                        "HS256",
                        bytes(key.pem().replace("\n", "\r\n"))),
                hmac(
                        twin,
                        "HS256 with the public key as DER",
                        "HS256",
                        key.publicKey().getEncoded()),
                hmac(twin, "HS256 with the public key as JWK", "HS256", bytes(jwk)),
                hmac(twin, "HS256 with the public key as JWK set", "HS256", bytes("{\"keys\":[" + jwk + "]}")));
    }

    /** HMAC fills short keys up with zeros, so that one zero byte stands for no key at all. */
    private static Stream<BadToken> weakSecrets(Twin twin) {
        return Stream.of(
                hmac(twin, "HS256 with an empty secret", "HS256", new byte[1]),
                hmac(twin, "HS256 with 'secret'", "HS256", bytes("secret")),
                hmac(twin, "HS256 with 'null'", "HS256", bytes("null")),
                hmac(twin, "HS256 with the kid", "HS256", bytes(twin.key().id())));
    }

    private static BadToken hmac(Twin twin, String name, String alg, byte[] secret) {
        String input = header(twin, alg).signingInput();
        String jcaName = "HmacSHA" + alg.substring(2);
        try {
            Mac mac = Mac.getInstance(jcaName);
            mac.init(new SecretKeySpec(secret, jcaName));
            return new BadToken(name, input + "." + SigningKey.encode(mac.doFinal(bytes(input))), NOT_ALLOWED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + jcaName, e);
        }
    }

    private static TokenParts header(Twin twin, String alg) {
        return twin.token().header("alg", alg).parts();
    }

    private static String renamed(Twin twin) {
        String own = twin.key().algorithm().headerName();
        return twin.token().withoutHeader("alg").header("ALG", own).sign();
    }

    private static String otherCase(String name) {
        StringBuilder other = new StringBuilder();
        name.chars()
                .forEach(c -> other.append(
                        Character.isUpperCase(c) ? (char) Character.toLowerCase(c) : (char) Character.toUpperCase(c)));
        return other.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
