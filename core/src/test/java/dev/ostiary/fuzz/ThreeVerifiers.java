package dev.ostiary.fuzz;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.SigningKey;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RawToken;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of one algorithm in the hands of three verifiers: ours, JJWT's own parser and Nimbus.
 *
 * <p>Nimbus needs a further library for Ed25519, so there the platform checks the signature and Nimbus reads the rest.
 */
record ThreeVerifiers(JwsAlgorithm algorithm, SigningKey signer, JwtVerifier ours, JwtParser jjwt, NimbusCheck nimbus) {

    /** Throws unless the signature is good. */
    interface NimbusCheck {
        boolean verify(SignedJWT token) throws JOSEException, GeneralSecurityException;
    }

    static ThreeVerifiers of(JwsAlgorithm algorithm) throws GeneralSecurityException, JOSEException {
        return switch (algorithm) {
            case HS256 -> secret();
            case RS256 -> rsa();
            case ES256 -> ec();
            case EDDSA -> ed25519();
            default -> throw new IllegalArgumentException("not among those that are compared: " + algorithm);
        };
    }

    private static ThreeVerifiers secret() throws JOSEException {
        SecretKey key = new SecretKeySpec(RawToken.TEST_SECRET, "HmacSHA256");
        SigningKey signer = HmacSecret.ofBytes(RawToken.TEST_SECRET).signingKey(JwsAlgorithm.HS256);
        JWSVerifier verifier = new MACVerifier(key);
        return of(signer, parser().verifyWith(key).build(), token -> token.verify(verifier));
    }

    private static ThreeVerifiers rsa() throws GeneralSecurityException {
        KeyPair pair = pair("RSA", 2048);
        JWSVerifier verifier = new RSASSAVerifier((RSAPublicKey) pair.getPublic());
        return of(SigningKey.of(pair, JwsAlgorithm.RS256), parser(pair), token -> token.verify(verifier));
    }

    private static ThreeVerifiers ec() throws GeneralSecurityException, JOSEException {
        KeyPair pair = pair("EC", 256);
        JWSVerifier verifier = new ECDSAVerifier((ECPublicKey) pair.getPublic());
        return of(SigningKey.of(pair, JwsAlgorithm.ES256), parser(pair), token -> token.verify(verifier));
    }

    private static ThreeVerifiers ed25519() throws GeneralSecurityException {
        KeyPair pair = pair("Ed25519", 255);
        return of(SigningKey.of(pair, JwsAlgorithm.EDDSA), parser(pair), token -> {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(pair.getPublic());
            signature.update(token.getSigningInput());
            return signature.verify(token.getSignature().decode());
        });
    }

    private static ThreeVerifiers of(SigningKey signer, JwtParser jjwt, NimbusCheck nimbus) {
        JwtVerifier ours = JwtVerifier.builder()
                .keys(StaticKeys.of(signer.verificationKey()))
                .issuer(RawToken.ISSUER)
                .audience(RawToken.AUDIENCE)
                .clock(InstantSource.fixed(RawToken.NOW))
                .build();
        return new ThreeVerifiers(signer.algorithm(), signer, ours, jjwt, nimbus);
    }

    private static KeyPair pair(String name, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(name);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static JwtParser parser(KeyPair pair) {
        return parser().verifyWith(pair.getPublic()).build();
    }

    /** With the clock skew that is our default. */
    private static JwtParserBuilder parser() {
        return Jwts.parser().clock(() -> Date.from(RawToken.NOW)).clockSkewSeconds(30);
    }

    /** The header of a good token. */
    String header() {
        return "{\"alg\":\"" + algorithm.headerName() + "\",\"typ\":\"JWT\"}";
    }

    String signed(String header, String payload) {
        String input = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8));
        return input + "." + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Throws what the other two throw, or fails when Nimbus calls the signature wrong. */
    void requireAcceptedByOthers(String token) throws ParseException, JOSEException, GeneralSecurityException {
        jjwt.parseSignedClaims(token);
        SignedJWT theirs = SignedJWT.parse(token);
        if (theirs.getJWTClaimsSet() == null || !nimbus.verify(theirs)) {
            throw new AssertionError("Nimbus does not accept what we accept");
        }
    }
}
