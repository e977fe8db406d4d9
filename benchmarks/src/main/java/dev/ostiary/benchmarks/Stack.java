package dev.ostiary.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.JWTVerifier;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.verify.JwtVerifier;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** The libraries that are compared, each set up as its guide says, to demand issuer, audience and times. */
enum Stack {
    /** The signature alone: token and signature lie there decoded. */
    RAW {
        @Override
        TokenCheck set(Sample sample) throws GeneralSecurityException {
            String token = sample.token();
            int dot = token.lastIndexOf('.');
            byte[] signed = token.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
            byte[] signature = Base64Url.decode(token.substring(dot + 1)).orElseThrow();
            RawSignature raw = RawSignature.of(sample);
            return same -> {
                raw.require(signed, signed.length, signature);
                return same;
            };
        }
    },
    /** See {@link Limit}. */
    LIMIT {
        @Override
        TokenCheck set(Sample sample) throws GeneralSecurityException {
            return new Limit(sample);
        }
    },
    OSTIARY {
        @Override
        TokenCheck set(Sample sample) {
            JwtVerifier verifier = JwtVerifier.builder()
                    .keys(sample.keys())
                    .issuer(Sample.ISSUER)
                    .audience(Sample.AUDIENCE)
                    .build();
            return token -> verifier.verify(token).orElseThrow();
        }
    },
    JJWT {
        @Override
        TokenCheck set(Sample sample) {
            JwtParserBuilder builder =
                    Jwts.parser().requireIssuer(Sample.ISSUER).requireAudience(Sample.AUDIENCE);
            JwtParser parser = sample.algorithm() == JwsAlgorithm.HS256
                    ? builder.verifyWith(sample.secretKey()).build()
                    : builder.verifyWith(sample.publicKey()).build();
            return parser::parseSignedClaims;
        }
    },
    NIMBUS {
        @Override
        boolean supports(JwsAlgorithm algorithm) {
            return algorithm != JwsAlgorithm.EDDSA;
        }

        @Override
        TokenCheck set(Sample sample) {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
            JWSAlgorithm expected = JWSAlgorithm.parse(sample.algorithm().headerName());
            processor.setJWSKeySelector(
                    (header, context) -> header.getAlgorithm().equals(expected) ? List.of(sample.key()) : List.of());
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    Sample.AUDIENCE,
                    new JWTClaimsSet.Builder().issuer(Sample.ISSUER).build(),
                    Set.of("exp")));
            return token -> processor.process(token, null);
        }
    },
    JOSE4J {
        @Override
        TokenCheck set(Sample sample) {
            JwtConsumer consumer = new JwtConsumerBuilder()
                    .setRequireExpirationTime()
                    .setExpectedIssuer(Sample.ISSUER)
                    .setExpectedAudience(Sample.AUDIENCE)
                    .setVerificationKey(sample.key())
                    .setJwsAlgorithmConstraints(
                            AlgorithmConstraints.ConstraintType.PERMIT,
                            sample.algorithm().headerName())
                    .build();
            return consumer::processToClaims;
        }
    },
    JAVA_JWT {
        @Override
        boolean supports(JwsAlgorithm algorithm) {
            return algorithm != JwsAlgorithm.EDDSA;
        }

        @Override
        TokenCheck set(Sample sample) {
            JWTVerifier verifier = JWT.require(javaJwt(sample))
                    .withIssuer(Sample.ISSUER)
                    .withAudience(Sample.AUDIENCE)
                    .build();
            return verifier::verify;
        }
    };

    boolean supports(JwsAlgorithm algorithm) {
        return true;
    }

    abstract TokenCheck set(Sample sample) throws GeneralSecurityException;

    private static Algorithm javaJwt(Sample sample) {
        return switch (sample.algorithm()) {
            case HS256 -> Algorithm.HMAC256(sample.secretKey().getEncoded());
            case RS256 -> Algorithm.RSA256((RSAPublicKey) sample.publicKey(), null);
            case ES256 -> Algorithm.ECDSA256((ECPublicKey) sample.publicKey(), null);
            default -> throw new IllegalArgumentException("java-jwt has no " + sample.algorithm());
        };
    }
}
