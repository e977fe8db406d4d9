package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.encoding.FileText;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys as tools, consoles and services write them: read where that cannot be mistaken, else named, with what converts them. */
class KeysFromToolsTest {
    private static final SigningKey KEY = SigningKey.of(TestKeys.P256, JwsAlgorithm.ES256);
    private static final String PEM = Keys.toPem(KEY.verificationKey());
    private static final String PRIVATE_PEM = Keys.toPem(KEY);
    private static final String JWK = dev.ostiary.encoding.StrictJson.write(Keys.toJwk(KEY.verificationKey()));
    private static final String SPKI = base64(TestKeys.P256.getPublic().getEncoded());
    private static final String EC_OID = "2a8648ce3d0201";
    private static final String P256_OID = "2a8648ce3d030107";

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of("PEM with \\n as two characters", PEM.replace("\n", "\\n")),
                Arguments.of("PEM with \\r\\n as four", PEM.replace("\n", "\\r\\n")),
                Arguments.of("PEM with the line ends of Windows", PEM.replace("\n", "\r\n")),
                Arguments.of("PEM in one line", PEM.replace("\n", " ")),
                Arguments.of("PEM in quotes", "\"" + PEM.replace("\n", "\\n") + "\""),
                Arguments.of("PEM behind a byte order mark", "\ufeff" + PEM),
                Arguments.of("JWK behind a byte order mark", "\ufeff" + JWK),
                Arguments.of("base64 of DER, of AWS KMS and Keycloak's console", SPKI),
                Arguments.of("base64 of DER in lines", SPKI.replaceAll("(.{64})", "$1\r\n")),
                Arguments.of("base64 of DER without padding", SPKI.replace("=", "")),
                Arguments.of("base64 of PEM", base64(PEM.getBytes(StandardCharsets.UTF_8))),
                Arguments.of("base64 of a JWK", base64(JWK.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void parsePublic_formThatCannotBeMistaken_isTheKey(String name, String text) {
        assertThat(Keys.thumbprint(Keys.parsePublic(text).keys().get(0)))
                .isEqualTo(Keys.thumbprint(KEY.verificationKey()));
    }

    @Test
    void parsePrivate_formsThatCannotBeMistaken_areTheKey() {
        String der = PRIVATE_PEM.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat);

        assertThat(Stream.of(
                        PRIVATE_PEM.replace("\n", "\\n"), der, base64(PRIVATE_PEM.getBytes(StandardCharsets.UTF_8))))
                .allSatisfy(text -> assertThat(
                                Keys.parsePrivate(text, JwsAlgorithm.ES256).keyId())
                        .contains(Keys.thumbprint(KEY.verificationKey())))
                .allSatisfy(
                        text -> assertThat(Keys.parseKeyRing(text).algorithms()).containsExactly(JwsAlgorithm.ES256));
    }

    static Stream<Arguments> named() {
        return Stream.of(
                Arguments.of("nothing", " \n", "is empty"),
                Arguments.of("OpenSSH, RSA", "ssh-rsa AAAAB3NzaC1yc2E", "'ssh-keygen -e -m PKCS8 -f key.pub'"),
                Arguments.of("OpenSSH, ECDSA", "ecdsa-sha2-nistp256 AAAAE2Vj", "'ssh-keygen -e -m PKCS8 -f key.pub'"),
                Arguments.of("OpenSSH, Ed25519", "ssh-ed25519 AAAAC3Nz", "no tool converts"),
                Arguments.of("SSH", "---- BEGIN SSH2 PUBLIC KEY ----", "'ssh-keygen -i -f key.pub"),
                Arguments.of(
                        "private key of OpenSSH", pem("OPENSSH PRIVATE KEY", new byte[9]), "private key of OpenSSH"),
                Arguments.of("PuTTY", "PuTTY-User-Key-File-3: ssh-rsa", "key of PuTTY"),
                Arguments.of("URL", "https://id.example/jwks", "set by jwks-uri"),
                Arguments.of("array of JWKs", "[" + JWK + "]", "member 'keys'"),
                Arguments.of(".NET", "<RSAKeyValue><Modulus>", "ExportSubjectPublicKeyInfoPem"),
                Arguments.of("error page", "<!DOCTYPE html><html>", "HTML or XML"),
                Arguments.of(
                        "token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJlIG9mIGl0", "looks like a token"),
                Arguments.of(
                        "compact JWE",
                        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0.dXJlIG9mIGl0.xyzw",
                        "(a JWE in compact"),
                Arguments.of("JWE", "{\"protected\":\"e30\",\"ciphertext\":\"AA\"}", "encrypted (a JWE)"),
                Arguments.of("metadata", "{\"issuer\":\"x\",\"jwks_uri\":\"y\"}", "a provider's metadata"),
                Arguments.of(
                        "Firebase", json(Map.of("k1", pem("CERTIFICATE", new byte[9]))), "from key ids to PEM blocks"),
                Arguments.of("Identity-Aware Proxy", json(Map.of("k1", PEM, "k2", PEM)), "public_key-jwk"),
                Arguments.of("AWS KMS", json(Map.of("KeyId", "a", "PublicKey", SPKI)), "stands at /PublicKey alone"),
                Arguments.of("Google KMS", json(Map.of("name", "a", "pem", PEM)), "stands at /pem alone"),
                Arguments.of(
                        "Vault",
                        "{\"data\":{\"keys\":{\"1\":" + json(Map.of("public_key", PEM, "name", "x")) + "}}}",
                        "stands at /data/keys/1/public_key alone"),
                Arguments.of("Azure Key Vault", "{\"key\":" + JWK + ",\"attributes\":{}}", "stands at /key alone"),
                Arguments.of(
                        "service account",
                        json(Map.of("type", "a", "private_key", PRIVATE_PEM)),
                        "at /private_key alone"),
                Arguments.of("hardware", JWK.replace("\"EC\"", "\"EC-HSM\""), "write it without -HSM"),
                Arguments.of("certificate chain", PEM + "\n" + PEM, "of a certificate chain keep the first"),
                Arguments.of("key store", base64(keyStore()), "'openssl pkcs12 -nodes"),
                Arguments.of("compressed point", pem("PUBLIC KEY", compressed()), "-conv_form uncompressed"),
                Arguments.of("explicit curve", pem("PUBLIC KEY", explicit()), "-param_enc named_curve"),
                Arguments.of("private key", PRIVATE_PEM, "'openssl pkey -in key.pem -pubout'"),
                Arguments.of(
                        "base64 of a private key",
                        base64(PRIVATE_PEM.getBytes(StandardCharsets.UTF_8)),
                        "is a private key"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void parsePublic_anotherForm_isNamedWithoutShowingIt(String name, String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(text))
                .withMessageContaining(words)
                .withMessageNotContaining(SPKI.substring(40, 60))
                .withMessageNotContaining("eyJ")
                .withMessageNotContaining("AAAA");
    }

    @ParameterizedTest
    @CsvSource({"OPENSSH PRIVATE KEY, ssh-keygen -p", "PUBLIC KEY, cannot sign", "PKCS7, not PKCS7"})
    void parseKeyRing_anotherBlock_isNamed(String label, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parseKeyRing(pem(label, new byte[9])))
                .withMessageContaining(words);
    }

    @Test
    void parseKeyRing_explicitCurve_isNamedWithTheCommand() {
        byte[] der =
                der(0x30, der(2, new byte[] {0}), der(0x30, oid(EC_OID), der(0x30, der(2, new byte[] {1}))), der(4));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parseKeyRing(pem("PRIVATE KEY", der)))
                .withMessageContaining(
                        "'openssl ec -in key.pem -param_enc named_curve | openssl pkcs8 -topk8 -nocrypt'");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, \u00e9, UTF-16 text",
        "UTF-16LE, e, UTF-16 text",
        "UTF-16BE, e, UTF-16 text",
        "ISO-8859-1, \u00e9, not UTF-8"
    })
    void fileText_otherEncoding_isNamed(Charset charset, String comment, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileText.of((comment + PEM).getBytes(charset)))
                .withMessageContaining(words);
    }

    static Stream<Arguments> binary() {
        return Stream.of(
                Arguments.of(TestKeys.RSA.getPublic().getEncoded(), "'openssl pkey -pubin -inform DER"),
                Arguments.of(TestKeys.RSA.getPrivate().getEncoded(), "'openssl pkey -inform DER"),
                Arguments.of(TestKeys.P256.getPublic().getEncoded(), "binary, as DER is"),
                Arguments.of(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "compressed with gzip"),
                Arguments.of(new byte[] {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed}, "Java key store"));
    }

    @ParameterizedTest
    @MethodSource("binary")
    void fileText_binary_isNamed(byte[] file, String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileText.of(file)).withMessageContaining(words);
    }

    /** RFC 7518, section 6.2.1.2, wants them; a number is the same without. */
    @Test
    void parse_coordinatesWithoutTheirLeadingZeros_areTheKey() {
        SigningKey key = withLeadingZero();
        Map<String, Object> members = Keys.toJwk(key.verificationKey());
        ECPublicKey point = (ECPublicKey) key.verificationKey().publicKey().orElseThrow();
        members.put("x", shortest(point.getW().getAffineX()));
        members.put("y", shortest(point.getW().getAffineY()));

        StaticKeys read = Keys.parsePublic(json(members));

        assertThat(shortest(point.getW().getAffineX())).hasSizeLessThan(43);
        assertThat(Keys.thumbprint(read.keys().get(0))).isEqualTo(Keys.thumbprint(key.verificationKey()));
    }

    private static SigningKey withLeadingZero() {
        return Stream.generate(() -> Keys.generate(JwsAlgorithm.ES256))
                .filter(key -> ((ECPublicKey) key.verificationKey().publicKey().orElseThrow())
                                .getW()
                                .getAffineX()
                                .bitLength()
                        <= 248)
                .findFirst()
                .orElseThrow();
    }

    private static String shortest(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static byte[] compressed() {
        byte[] spki = TestKeys.P256.getPublic().getEncoded();
        byte[] point = new byte[34];
        point[1] = 2;
        System.arraycopy(spki, spki.length - 64, point, 2, 32);
        return der(0x30, der(0x30, oid(EC_OID), oid(P256_OID)), der(3, point));
    }

    private static byte[] explicit() {
        byte[] spki = TestKeys.P256.getPublic().getEncoded();
        byte[] point = java.util.Arrays.copyOfRange(spki, spki.length - 66, spki.length);
        return der(0x30, der(0x30, oid(EC_OID), der(0x30, der(2, new byte[] {1}))), der(3, point));
    }

    private static byte[] keyStore() {
        return der(0x30, der(2, new byte[] {3}), der(0x30, der(4, new byte[40])));
    }

    private static byte[] oid(String hex) {
        return der(6, java.util.HexFormat.of().parseHex(hex));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        List.of(parts).forEach(content::writeBytes);
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        element.write(content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static String pem(String label, byte[] der) {
        return PemBlock.write(label, der);
    }

    private static String json(Map<String, ?> members) {
        return dev.ostiary.encoding.StrictJson.write(members);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
