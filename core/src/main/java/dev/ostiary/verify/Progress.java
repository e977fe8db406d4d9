package dev.ostiary.verify;

import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.ReadToken.SignedToken;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the verification of one token has come, and what it had in hand there. Written by the verification itself, so
 * that whoever explains it later explains what has happened. Used by one thread.
 */
final class Progress {
    private VerificationStep step = VerificationStep.SIZE;
    private @Nullable SignedToken token;
    private @Nullable TrustedIssuer issuer;
    private @Nullable String issuerName;
    private @Nullable KeyLookup lookup;
    private int tried;
    private @Nullable VerificationKey key;
    private @Nullable RegisteredClaims registered;
    private @Nullable Instant now;
    private @Nullable ClaimCheck check;

    void reached(VerificationStep next) {
        step = next;
    }

    void read(SignedToken readable) {
        token = readable;
    }

    void selected(@Nullable TrustedIssuer trusted, @Nullable String name) {
        issuer = trusted;
        issuerName = name;
    }

    void lookedUp(KeyLookup outcome) {
        lookup = outcome;
    }

    void tried(int keys) {
        tried = keys;
    }

    void signedWith(VerificationKey verifying) {
        key = verifying;
    }

    void checking(RegisteredClaims claims, Instant time) {
        registered = claims;
        now = time;
    }

    void reached(ClaimCheck next) {
        step = next.step();
        check = next;
    }

    /** Where it is now: the failed step, once the verification has failed. */
    VerificationStep step() {
        return step;
    }

    Optional<SignedToken> token() {
        return Optional.ofNullable(token);
    }

    Optional<TrustedIssuer> issuer() {
        return Optional.ofNullable(issuer);
    }

    Optional<String> issuerName() {
        return Optional.ofNullable(issuerName);
    }

    Optional<KeyLookup> lookup() {
        return Optional.ofNullable(lookup);
    }

    /** How many of the keys found the signature was compared with, unless it was good before. */
    int tried() {
        return tried;
    }

    /** The key whose signature is good, once one is. */
    Optional<VerificationKey> key() {
        return Optional.ofNullable(key);
    }

    Optional<RegisteredClaims> registered() {
        return Optional.ofNullable(registered);
    }

    Optional<Instant> now() {
        return Optional.ofNullable(now);
    }

    /** The check that it came to last, among those of the policy. */
    Optional<ClaimCheck> check() {
        return Optional.ofNullable(check);
    }
}
