package dev.ostiary.servlet.config;

import dev.ostiary.key.ClientCertificate;
import dev.ostiary.key.SigningKey;
import dev.ostiary.provider.AssertionAudience;
import java.util.Optional;

/**
 * The application as the provider knows it.
 *
 * @param id its {@code client_id}
 * @param secret what the two share, whether or not the client shows itself by it; there for {@link ClientAuth#BASIC} and {@link ClientAuth#POST}
 * @param auth how it shows who it is; empty with a secret: {@link ClientAuth#BASIC}, or {@link ClientAuth#POST} where the provider's
 *     metadata list only that
 * @param key signs its assertions; there for {@link ClientAuth#PRIVATE_KEY}
 * @param assertionAudience whom they name in {@code aud}
 * @param certificate is shown in TLS (RFC 8705); there for {@link ClientAuth#TLS}, and beside another way where it is configured
 */
public record SignInClient(
        String id,
        Optional<String> secret,
        Optional<ClientAuth> auth,
        Optional<SigningKey> key,
        AssertionAudience assertionAudience,
        Optional<ClientCertificate> certificate) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "SignInClient[id=" + id + ", auth=" + auth.map(Enum::name).orElse("by the metadata") + "]";
    }
}
