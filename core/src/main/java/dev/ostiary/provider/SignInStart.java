package dev.ostiary.provider;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser leaves for the provider with. Immutable.
 *
 * @param redirectUri where the provider is to send it back to, exactly as registered there
 * @param returnTo where it goes in the end, a path of this application; over 256 characters it is left out
 * @param demands beyond those that are configured
 * @param forwarded parameters that are handed on, such as {@code login_hint} or {@code prompt}; already checked
 * @param attempt how many sign-ins in a row have come to nothing before this one, 0 to 9
 * @param binding what the browser's cookie says; empty where it has none that is good
 */
public record SignInStart(
        URI redirectUri,
        Optional<String> returnTo,
        StepUp demands,
        Map<String, String> forwarded,
        int attempt,
        Optional<SignInBinding> binding) {
    /** The most characters of scheme, host and port of the redirect URI together, for a state to hold them: 140. */
    public static final int MOST_ORIGIN_CHARACTERS = 140;

    /**
     * Copies the map.
     *
     * @param redirectUri absolute, without a fragment; of its origin at most {@value #MOST_ORIGIN_CHARACTERS} characters
     * @param returnTo where it goes in the end
     * @param demands beyond those that are configured
     * @param forwarded none of those that the protocol needs
     * @param attempt 0 to 9
     * @param binding what the browser's cookie says
     * @throws IllegalArgumentException if one of them is not as described
     */
    public SignInStart {
        if (redirectUri.getHost() == null
                || redirectUri.getRawFragment() != null
                || Origins.of(redirectUri).length() > MOST_ORIGIN_CHARACTERS) {
            throw new IllegalArgumentException(
                    "redirectUri: expected an absolute URL without a fragment, its origin at most "
                            + MOST_ORIGIN_CHARACTERS + " characters");
        }
        if (attempt < 0 || attempt > 9) {
            throw new IllegalArgumentException("attempt: expected 0 to 9, got " + attempt);
        }
        AuthorizationParameters.requireFree("forwarded", forwarded.keySet());
        forwarded = Collections.unmodifiableMap(new LinkedHashMap<>(forwarded));
    }

    /**
     * A sign-in to be asked for by name.
     *
     * @param redirectUri where the provider is to send the browser back to
     * @return without anything else
     */
    public static SignInStart to(URI redirectUri) {
        return new SignInStart(redirectUri, Optional.empty(), StepUp.NONE, Map.of(), 0, Optional.empty());
    }

    /** Whether the provider may not show anything: {@code prompt=none}. */
    boolean isSilent() {
        return "none".equals(forwarded.get("prompt"));
    }

    /** Shows nothing that came from the browser. */
    @Override
    public String toString() {
        return "SignInStart[attempt " + attempt + "]";
    }
}
