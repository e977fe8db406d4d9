package dev.ostiary.servlet.config;

import dev.ostiary.key.KeyDerivation;
import java.util.List;
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
 * @param keys what seals and opens whatever the filter gives out of its hands: the first seals, all open; never empty
 * @param areKeysOfThisStart whether these are random and end with the process, so that no other node has them
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
        SignInSessions sessions,
        List<KeyDerivation> keys,
        boolean areKeysOfThisStart) {
    /**
     * Copies the list.
     *
     * @param name of the issuer
     * @param issuer the provider
     * @param preset whose ways are the defaults
     * @param isPresetGuessed whether nobody wrote it
     * @param client the application
     * @param requests what is asked
     * @param exchange how
     * @param pages paths and pages
     * @param sessions what becomes of the session
     * @param keys what seals and opens
     * @param areKeysOfThisStart whether they are random
     */
    public SignInConfig {
        keys = List.copyOf(keys);
    }

    /**
     * What is wrong beside a store of sessions that Java code handed in, of which no setting tells.
     *
     * @param store empty where none was
     * @return one line each; perhaps empty
     */
    public List<String> problemsBeside(Optional<?> store) {
        return store.isPresent() && areKeysOfThisStart
                ? List.of(Setting.SESSION_KEY.settingName() + " (not set): a store was handed in, which outlives this"
                        + " process, but there is nothing to sign and seal sessions with: client-secret is not set, too"
                        + " short or too regular for that; set it, for all nodes the same; expected "
                        + Setting.SESSION_KEY.expected())
                : List.of();
    }

    /** What whoever runs the application should know. */
    List<String> warnings() {
        boolean offline = preset.filter(Preset.KEYCLOAK::equals).isPresent()
                && requests.scopes().contains("offline_access");
        return offline
                ? List.of("scopes lists offline_access, for which Keycloak keeps no single sign-on session and sends no"
                        + " logout; it gives refresh tokens without it: leave it out")
                : List.of();
    }
}
