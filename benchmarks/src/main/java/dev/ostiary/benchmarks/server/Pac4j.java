package dev.ostiary.benchmarks.server;

import dev.ostiary.key.JwsAlgorithm;
import jakarta.servlet.Filter;
import java.security.KeyPair;
import org.pac4j.core.config.Config;
import org.pac4j.http.client.direct.DirectBearerAuthClient;
import org.pac4j.jee.filter.SecurityFilter;
import org.pac4j.jwt.config.signature.ECSignatureConfiguration;
import org.pac4j.jwt.config.signature.RSASignatureConfiguration;
import org.pac4j.jwt.config.signature.SecretSignatureConfiguration;
import org.pac4j.jwt.config.signature.SignatureConfiguration;
import org.pac4j.jwt.credentials.authenticator.JwtAuthenticator;

/** A filter for bearer tokens. pac4j checks the expiry; issuer and audience it leaves to the application, so it has less to do here. */
final class Pac4j {
    private Pac4j() {}

    static Filter filter(Verification demanded) {
        DirectBearerAuthClient client = new DirectBearerAuthClient(new JwtAuthenticator(signature(demanded)));
        // Left to the first requests, several of which come at once, they would find it half made.
        client.init();
        return new SecurityFilter(new Config(client), client.getName(), "isAuthenticated");
    }

    private static SignatureConfiguration signature(Verification demanded) {
        if (demanded.algorithm() == JwsAlgorithm.HS256) {
            return new SecretSignatureConfiguration(demanded.secret().getEncoded());
        }
        KeyPair pair = new KeyPair(demanded.publicKey(), null);
        return demanded.algorithm() == JwsAlgorithm.RS256
                ? new RSASignatureConfiguration(pair)
                : new ECSignatureConfiguration(pair);
    }
}
