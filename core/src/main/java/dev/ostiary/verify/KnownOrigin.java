package dev.ostiary.verify;

import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.VerificationKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who has verified a token and is asked again, and by which key: the same for most tokens of an issuer, which share the object. Immutable.
 */
final class KnownOrigin {
    private final TrustedIssuer issuer;
    private final @Nullable String issuerName;
    private final KeyQuery query;
    private final VerificationKey key;

    private KnownOrigin(TrustedIssuer issuer, @Nullable String issuerName, KeyQuery query, VerificationKey key) {
        this.issuer = issuer;
        this.issuerName = issuerName;
        this.query = query;
        this.key = key;
    }

    /** Of a token whose signature is good. */
    static KnownOrigin of(Progress progress) {
        return new KnownOrigin(
                progress.issuer().orElseThrow(),
                progress.issuerName().orElse(null),
                progress.token().orElseThrow().keyQuery(),
                progress.key().orElseThrow());
    }

    TrustedIssuer issuer() {
        return issuer;
    }

    @Nullable
    String issuerName() {
        return issuerName;
    }

    /** By which the key was found. */
    KeyQuery query() {
        return query;
    }

    VerificationKey key() {
        return key;
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
