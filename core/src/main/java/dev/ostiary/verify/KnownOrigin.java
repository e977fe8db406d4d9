package dev.ostiary.verify;

import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.VerificationKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who has verified a token and is asked again, and by which key: the same for most tokens of an issuer, which share the object. Immutable.
 *
 * @param query by which the key was found
 */
record KnownOrigin(TrustedIssuer issuer, @Nullable String issuerName, KeyQuery query, VerificationKey key) {
    /** Of a token whose signature is good. */
    static KnownOrigin of(Progress progress) {
        return new KnownOrigin(
                progress.issuer().orElseThrow(),
                progress.issuerName().orElse(null),
                progress.token().orElseThrow().keyQuery(),
                progress.key().orElseThrow());
    }

    /** Issuer and key are the very same objects, not only like them. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownOrigin that
                && issuer == that.issuer
                && key == that.key
                && query.equals(that.query)
                && Objects.equals(issuerName, that.issuerName);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * query.hashCode() + Objects.hashCode(issuerName)) + System.identityHashCode(key);
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "KnownOrigin[" + query.algorithm().headerName() + "]";
    }
}
