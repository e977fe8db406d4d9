package dev.ostiary.servlet;

import dev.ostiary.provider.ClaimSource;
import dev.ostiary.provider.PushedRequests;
import dev.ostiary.provider.ResponseMode;
import dev.ostiary.servlet.config.LogoutScope;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SignOutScope;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of {@link AuthFilterBuilder} that is about signing in with a provider: what is asked of it, where, and what ends a session. */
abstract sealed class FlowOptions extends ClientOptions permits RequestOptions {
    FlowOptions() {}

    /**
     * What is asked of the provider (RFC 6749, section 3.3). Default {@code openid}, {@code profile}, {@code email}.
     *
     * @param names {@code openid} is added if missing
     * @return this builder
     */
    public AuthFilterBuilder scopes(String... names) {
        return set(Setting.SCOPES, String.join(LIST_SEPARATOR, names));
    }

    /**
     * Where the claims of a session come from. Default {@link ClaimSource#ID_TOKEN}.
     *
     * @param sources the first that says something counts
     * @return this builder
     */
    public AuthFilterBuilder claimsFrom(ClaimSource... sources) {
        return set(
                Setting.CLAIMS_FROM,
                Stream.of(sources)
                        .map(source -> source.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(LIST_SEPARATOR)));
    }

    /**
     * How the provider sends its answer back. Default {@link ResponseMode#QUERY}.
     *
     * @param mode by redirect or by form
     * @return this builder
     */
    public AuthFilterBuilder responseMode(ResponseMode mode) {
        return set(Setting.RESPONSE_MODE, mode.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether authorization requests are pushed (RFC 9126). Default {@link PushedRequests#AUTO}.
     *
     * @param mode when
     * @return this builder
     */
    public AuthFilterBuilder par(PushedRequests mode) {
        return set(Setting.PAR, mode.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The authentication context classes of which every sign-in must be one. Default: any.
     *
     * @param classes asked for, and checked on return
     * @return this builder
     */
    public AuthFilterBuilder acrValues(String... classes) {
        return set(Setting.ACR_VALUES, String.join(LIST_SEPARATOR, classes));
    }

    /**
     * How old the user's authentication may be at a sign-in. Default: any age.
     *
     * @param age from 0 seconds, in whole seconds; asked for, and checked on return
     * @return this builder
     */
    public AuthFilterBuilder maxAge(Duration age) {
        return set(Setting.MAX_AGE, age.toString());
    }

    /**
     * What is sent with every authorization request besides what the protocol needs. Default: nothing.
     *
     * @param entries {@code name=value}
     * @return this builder
     */
    public AuthFilterBuilder authorizationParameters(String... entries) {
        return set(Setting.AUTHORIZATION_PARAMETERS, String.join(LIST_SEPARATOR, entries));
    }

    /**
     * Which parameters of a link to the sign-in are handed on to the provider. Default {@code login_hint}, {@code ui_locales}, {@code prompt}.
     *
     * @param names none of those that the protocol sets
     * @return this builder
     */
    public AuthFilterBuilder forwardParameters(String... names) {
        return set(Setting.FORWARD_PARAMETERS, String.join(LIST_SEPARATOR, names));
    }

    /**
     * Below it are the filter's own paths. Default {@code /auth}.
     *
     * @param path within the application, without a slash at its end
     * @return this builder
     */
    public AuthFilterBuilder authPath(String path) {
        return set(Setting.AUTH_PATH, path);
    }

    /**
     * How long a user may stay at the provider. Default 1 hour.
     *
     * @param time from 1 minute to 24 hours
     * @return this builder
     */
    public AuthFilterBuilder signInTimeout(Duration time) {
        return set(Setting.SIGN_IN_TIMEOUT, time.toString());
    }

    /**
     * Where a browser is sent whose sign-in failed. Default: a page of the filter's own.
     *
     * @param path within the application; empty: the filter's own
     * @return this builder
     */
    public AuthFilterBuilder signInErrorPage(String path) {
        return set(Setting.SIGN_IN_ERROR_PAGE, path);
    }

    /**
     * What signing out ends. Default {@link SignOutScope#PROVIDER}.
     *
     * @param scope {@link SignOutScope#LOCAL}: the provider's session stays
     * @return this builder
     */
    public AuthFilterBuilder signOut(SignOutScope scope) {
        return set(Setting.SIGN_OUT, scope.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the provider may end sessions (OpenID Connect Back-Channel Logout 1.0). Default: it may.
     *
     * @param on false: its logout tokens are not taken
     * @return this builder
     */
    public AuthFilterBuilder backChannelLogout(boolean on) {
        return set(Setting.BACK_CHANNEL_LOGOUT, on ? "on" : "off");
    }

    /**
     * What a logout token of the provider ends. Default {@link LogoutScope#SESSION}.
     *
     * @param scope the session it names, or all of its user
     * @return this builder
     */
    public AuthFilterBuilder logoutScope(LogoutScope scope) {
        return set(Setting.LOGOUT_SCOPE, scope.name().toLowerCase(Locale.ROOT));
    }

    /**
     * How much time an access token of the provider must have left to be handed out; one with less is refreshed. Default 30 seconds.
     *
     * @param time from 0 seconds to 1 hour
     * @return this builder
     */
    public AuthFilterBuilder providerTokenMinTtl(Duration time) {
        return set(Setting.PROVIDER_TOKEN_MIN_TTL, time.toString());
    }

    /**
     * Whether signing out revokes the provider's refresh token (RFC 7009). Default: it does.
     *
     * @param on false: it is left to expire
     * @return this builder
     */
    public AuthFilterBuilder revokeOnSignOut(boolean on) {
        return set(Setting.REVOKE_ON_SIGN_OUT, on ? "on" : "off");
    }

    /**
     * The file of Keycloak's adapter, or WildFly's {@code oidc.json}, whose keys become settings, behind all others. Default: none.
     *
     * @param location {@code classpath:...} or {@code file:/...}; {@code /WEB-INF/...} is for the init-param alone
     * @return this builder
     */
    public AuthFilterBuilder keycloakJson(String location) {
        return set(Setting.KEYCLOAK_JSON, location);
    }
}
