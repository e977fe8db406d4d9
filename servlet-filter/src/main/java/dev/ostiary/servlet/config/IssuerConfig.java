package dev.ostiary.servlet.config;

import dev.ostiary.key.JwsAlgorithm;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One trusted issuer: its keys, what its tokens must be like, and which of their claims tell who the user is.
 *
 * @param name what the configuration calls it; empty when there is only this one
 * @param keys where its keys come from
 * @param issuer the required {@code iss}; empty, for a single one only, when any or none is accepted
 * @param takesBearerTokens whether its tokens let requests in at all; false where users are signed in with it, and no audience is set
 * @param audience the accepted audiences; of an issuer whose tokens are taken empty exactly for the literal {@code unchecked}
 * @param audienceClaim where they are looked for
 * @param algorithms the allow-list, every one of which the keys can do; empty when the keys alone decide
 * @param clockSkew 0 seconds to 10 minutes
 * @param maxTokenAge above zero; empty when any age is accepted
 * @param requiredClaims what must be present besides {@code exp}
 * @param requiredValues what must be exactly one text
 * @param tokenTypes accepted {@code typ}, never empty; {@code none} stands for no {@code typ} at all
 * @param spiffeSubject whether {@code sub} must be a SPIFFE ID
 * @param tenantClaim what must name a path segment of the issuer's URL
 * @param claims who the user is
 */
public record IssuerConfig(
        Optional<String> name,
        KeyOrigin keys,
        Optional<String> issuer,
        boolean takesBearerTokens,
        Set<String> audience,
        String audienceClaim,
        Set<JwsAlgorithm> algorithms,
        Duration clockSkew,
        Optional<Duration> maxTokenAge,
        Set<String> requiredClaims,
        Map<String, String> requiredValues,
        Set<String> tokenTypes,
        boolean spiffeSubject,
        Optional<String> tenantClaim,
        ClaimMapping claims) {

    /**
     * Whether whoever configured it has opted out of checking the audience.
     *
     * @return true for the literal {@code unchecked}
     */
    public boolean audienceUnchecked() {
        return takesBearerTokens && audience.isEmpty();
    }

    /**
     * What its tokens may be signed with, now or when its keys have changed.
     *
     * @return the allow-list, or what the keys may come to allow where there is none; unmodifiable
     */
    public Set<JwsAlgorithm> possibleAlgorithms() {
        return algorithms.isEmpty() ? keys.possibleAlgorithms() : algorithms;
    }

    /**
     * How the configuration calls one of its settings.
     *
     * @param setting one that an issuer can have
     * @return its name, with the issuer's before it where there are several
     */
    public String settingName(Setting setting) {
        return name.map(SettingNames::prefixOf).orElse("") + setting.settingName();
    }

    /** The essentials for a log line; no key. */
    @Override
    public String toString() {
        return "[issuer=" + issuer.orElse("any") + ", audience="
                + (audienceUnchecked() ? "unchecked" : takesBearerTokens ? audience : "none") + ", algorithms="
                + (algorithms.isEmpty() ? "by the key" : algorithms) + "]";
    }
}
