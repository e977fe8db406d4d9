package dev.ostiary.testkit;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a token takes from its issuer when it is signed.
 *
 * @param issuer becomes {@code iss}
 * @param audience for whom tokens are
 * @param shape in which claims that is said, and roles and scopes are
 * @param claims what else each token says
 * @param clock gives the times
 * @param keys to sign with
 */
record TokenSource(
        String issuer,
        String audience,
        ProviderShape shape,
        Map<String, @Nullable Object> claims,
        InstantSource clock,
        Supplier<IssuerKeys> keys) {}
