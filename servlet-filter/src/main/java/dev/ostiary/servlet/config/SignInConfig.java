package dev.ostiary.servlet.config;

import java.util.Optional;

/**
 * Signing in with a provider: the application as its client, in all that is configured. Immutable; {@code toString} shows no secret.
 *
 * @param name what the configuration calls the issuer; empty when there is only this one
 * @param issuer the provider's {@code iss}, an https URL, or http where that is allowed
 * @param preset whose ways are the defaults, written or guessed from the issuer
 * @param isPresetGuessed whether nobody wrote it
 * @param client the application as the provider knows it
 * @param requests what is asked at a sign-in
 * @param exchange how this node talks to the provider
 * @param pages the filter's own paths and pages
 * @param sessions what becomes of the session
 */
public record SignInConfig(
        Optional<String> name,
        String issuer,
        Optional<Preset> preset,
        boolean isPresetGuessed,
        SignInClient client,
        SignInRequests requests,
        ProviderExchange exchange,
        SignInPages pages,
        SignInSessions sessions) {}
