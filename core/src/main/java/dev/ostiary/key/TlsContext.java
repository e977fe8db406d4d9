package dev.ostiary.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a connection trusts, and what it presents. Stateless. */
final class TlsContext {
    private TlsContext() {}

    /** Where one of them is empty, it is as the platform has it. */
    static SSLContext of(Optional<TrustedAuthorities> authorities, Optional<ClientCertificate> certificate) {
        try {
            KeyManager @Nullable [] presented =
                    certificate.map(ClientCertificate::keyManagers).orElse(null);
            TrustManager @Nullable [] trusted =
                    authorities.isPresent() ? authorities.get().trustManagers() : null;
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(presented, trusted, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the platform cannot make a TLS context", e);
        }
    }
}
