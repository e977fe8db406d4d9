package dev.ostiary.servlet.config;

import dev.ostiary.provider.ClaimSource;
import dev.ostiary.provider.PushedRequests;
import dev.ostiary.provider.ResponseMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the provider at a sign-in.
 *
 * @param scopes asked for; {@code openid} is always among them
 * @param claimsFrom where claims come from, the first counts most; never empty
 * @param responseMode how the answer comes back
 * @param pushed whether requests are pushed beforehand
 * @param acrValues asked for at every sign-in, and checked on return; perhaps empty
 * @param maxAge how old the user's authentication may be at a sign-in, asked for and checked on return; whole seconds
 * @param parameters sent with every request, in the order of the configuration; none of those that the filter sends itself
 * @param forwarded names of the parameters that a link to the sign-in may add
 */
public record SignInRequests(
        List<String> scopes,
        List<ClaimSource> claimsFrom,
        ResponseMode responseMode,
        PushedRequests pushed,
        List<String> acrValues,
        Optional<Duration> maxAge,
        Map<String, String> parameters,
        Set<String> forwarded) {
    /**
     * Copies the lists.
     *
     * @param scopes asked for
     * @param claimsFrom where claims come from
     * @param responseMode how the answer comes back
     * @param pushed whether requests are pushed
     * @param acrValues asked for and checked
     * @param maxAge asked for and checked
     * @param parameters sent with every request
     * @param forwarded handed on
     */
    public SignInRequests {
        scopes = List.copyOf(scopes);
        claimsFrom = List.copyOf(claimsFrom);
        acrValues = List.copyOf(acrValues);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        forwarded = Set.copyOf(forwarded);
    }
}
