package dev.ostiary.vectors;

import dev.ostiary.key.KeySource;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.JwtVerifier;
import java.time.Instant;
import java.time.InstantSource;

/** Verifiers of the claims that the RFCs' examples share: {@code iss} is joe, {@code exp} lies in 2011, no {@code aud}. */
final class JoeVerifier {
    static final String ISSUER = "joe";
    static final Instant EXPIRES = Instant.ofEpochSecond(1_300_819_380);

    private JoeVerifier() {}

    static JwtVerifier of(VerificationKey key) {
        return of(StaticKeys.of(key));
    }

    static JwtVerifier of(KeySource keys) {
        return JwtVerifier.builder()
                .keys(keys)
                .issuer(ISSUER)
                .uncheckedAudience()
                .clock(InstantSource.fixed(EXPIRES.minusSeconds(60)))
                .build();
    }
}
