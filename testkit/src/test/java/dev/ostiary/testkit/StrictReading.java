package dev.ostiary.testkit;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a careful client makes of token answers and logout tokens, with somebody else's JOSE library. */
final class StrictReading {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.EdDSA);
    private static final long LONGEST_AGE = 600;

    private StrictReading() {}

    static Optional<JWTClaimsSet> idToken(TestIssuer issuer, int status, String body, String nonce) throws Exception {
        Map<String, Object> members = body.length() > 65_536 || status != 200 ? Map.of() : JsonReader.object(body);
        if (!"bearer".equalsIgnoreCase(String.valueOf(members.get("token_type")))
                || !(members.get("id_token") instanceof String token)
                || !(members.get("access_token") instanceof String access && !access.isEmpty())) {
            return Optional.empty();
        }
        boolean typed = isTyped(token, Map.of("sub", String.class, "exp", Double.class, "at_hash", String.class));
        JWTClaimsSet claims =
                processor(issuer, "JWT", Set.of("sub", "iat", "exp")).process(token, null);
        return typed
                        && isFresh(claims)
                        && isForMe(claims)
                        && isAsked(claims, nonce)
                        && hashFits(claims, token, (String) members.get("access_token"))
                ? Optional.of(claims)
                : Optional.empty();
    }

    private static boolean isAsked(JWTClaimsSet claims, String nonce) {
        String kind = String.valueOf(claims.getClaims().getOrDefault("typ", "ID"));
        String use = String.valueOf(claims.getClaims().getOrDefault("token_use", "id"));
        String subject = String.valueOf(claims.getSubject());
        return nonce.equals(claims.getClaim("nonce"))
                && kind.equals("ID")
                && use.equals("id")
                && !subject.isEmpty()
                && subject.length() <= 255;
    }

    private static boolean isForMe(JWTClaimsSet claims) {
        Object party = claims.getClaim("azp");
        return party == null ? claims.getAudience().size() == 1 : party.equals("client");
    }

    private static boolean isFresh(JWTClaimsSet claims) {
        Instant issued = claims.getIssueTime().toInstant();
        Instant now = Instant.now();
        return !issued.isAfter(now.plusSeconds(60)) && issued.isAfter(now.minusSeconds(LONGEST_AGE));
    }

    private static boolean hashFits(JWTClaimsSet claims, String token, String access) throws Exception {
        Object hash = claims.getClaim("at_hash");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(access.getBytes(StandardCharsets.US_ASCII));
        return hash == null || hash.equals(SigningKey.encode(Arrays.copyOf(digest, 16)));
    }

    static Optional<JWTClaimsSet> logoutToken(TestIssuer issuer, String form) {
        try {
            Parameters sent = Parameters.of(form);
            String token = sent.text("logout_token");
            if (form.length() > 16_384 || sent.repeated().isPresent()) {
                return Optional.empty();
            }
            boolean typed = isTyped(
                    token, Map.of("sub", String.class, "sid", String.class, "jti", String.class, "nonce", Void.class));
            JWTClaimsSet claims = processor(issuer, "logout+jwt", Set.of("iat", "jti", "events"))
                    .process(token, null);
            boolean about = claims.getClaim("sub") != null || claims.getClaim("sid") != null;
            return typed && about && isEvent(claims) && isFresh(claims) ? Optional.of(claims) : Optional.empty();
        } catch (Exception e) {
            return Optional.empty();
        }
    }

    private static boolean isEvent(JWTClaimsSet claims) {
        return claims.getClaim("events") instanceof Map<?, ?> events
                && events.get(IssuedTokens.LOGOUT_EVENT) instanceof Map<?, ?>
                && !String.valueOf(claims.getClaim("sub")).isEmpty();
    }

    /** Each claim that is there is of its type; whoever reads it by a library alone sees a null as no claim. */
    private static boolean isTyped(String token, Map<String, Class<?>> types) {
        Map<String, Object> claims = JsonReader.object(payload(token));
        return token.equals(token.strip())
                && types.entrySet().stream()
                        .filter(type -> claims.containsKey(type.getKey()))
                        .allMatch(type -> type.getValue().isInstance(claims.get(type.getKey())));
    }

    private static String payload(String token) {
        return new String(
                Base64.getUrlDecoder().decode(List.of(token.split("\\.")).get(1)), StandardCharsets.UTF_8);
    }

    private static DefaultJWTProcessor<SecurityContext> processor(TestIssuer issuer, String type, Set<String> required)
            throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(JWKSet.parse(issuer.jwkSet()))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Set.of("client"),
                new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                required,
                Set.of()));
        return processor;
    }
}
