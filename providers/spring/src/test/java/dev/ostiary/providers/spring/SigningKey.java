package dev.ostiary.providers.spring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;

/** What tokens are signed with from now on; an earlier key is gone. */
final class SigningKey {
    private volatile JWKSet set = generated();

    JWKSet set() {
        return set;
    }

    void rotate() {
        set = generated();
    }

    private static JWKSet generated() {
        try {
            return new JWKSet(new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
