package dev.ostiary.servlet.identity;

import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.VerifiedJwt;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a session says that is too long for its tokens, and is kept on the server. Thread-safe. */
@FunctionalInterface
public interface KeptClaims {
    /** Where nothing is kept. */
    KeptClaims NONE = token -> Optional.of(token.claims());

    /**
     * All that the session says; asked once for each token as long as that is kept.
     *
     * @param accessToken which says that it is not all
     * @return with the claims of the token itself; empty where the session is over
     * @throws StoreUnavailableException if nobody can tell now
     */
    Optional<Map<String, @Nullable Object>> of(VerifiedJwt accessToken);
}
