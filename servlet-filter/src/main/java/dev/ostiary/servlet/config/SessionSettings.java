package dev.ostiary.servlet.config;

import dev.ostiary.key.KeyRing;
import dev.ostiary.servlet.answer.CookieName;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.session.SessionClaims;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is written about sessions, and whether it fits what is written about issuers and cookies. */
final class SessionSettings {
    private static final String ACCESS_TYPE = "at+jwt";
    private static final Set<String> NEVER_FOR_ACCESS = Set.of("rt+jwt", "one-time+jwt");

    private final SettingReader read;
    private final boolean on;
    private final List<IssuerConfig> issuers;
    private final Optional<String> accessCookie;
    private final Optional<Origin> externalOrigin;
    private final Optional<String> signInPage;
    private final SignInSettings signIn;
    private final Optional<SignInSettings.Parts> provider;

    /**
     * @param issuers those that could be read
     * @param signIn with a provider
     */
    SessionSettings(
            SettingReader read,
            List<IssuerConfig> issuers,
            Optional<String> accessCookie,
            Optional<Origin> externalOrigin,
            Optional<String> signInPage,
            SignInSettings signIn) {
        this.read = read;
        this.on = read.value(Setting.SESSION, text -> Words.choice(SessionMode.class, text)) == SessionMode.ON;
        this.issuers = issuers;
        this.accessCookie = accessCookie;
        this.externalOrigin = externalOrigin;
        this.signInPage = signInPage;
        this.signIn = signIn;
        this.provider = signIn.parts();
    }

    /** Empty where nobody is signed in with a provider, or something mandatory is missing, which is on record then. */
    Optional<SignInConfig> signInConfig() {
        return provider.map(SignInSettings.Parts::config);
    }

    boolean isOn() {
        return on;
    }

    /** Empty where sessions are off, or something mandatory is missing, which is on record then. */
    Optional<SessionConfig> config() {
        Duration accessTtl = read.value(Setting.SESSION_ACCESS_TTL, DurationSetting::lifetime);
        Duration refreshTtl = read.value(Setting.SESSION_REFRESH_TTL, DurationSetting::lifetime);
        int sessionsPerUser = read.value(Setting.SESSIONS_PER_USER, Words::sessionsPerUser);
        String refreshCookie = read.value(Setting.REFRESH_COOKIE_NAME, Words::mandatoryCookieName);
        StoreOrigin store = read.store();
        RevocationMode revocation = read.value(Setting.REVOCATION, text -> Words.choice(RevocationMode.class, text));
        Duration maxStaleness = read.value(Setting.REVOCATION_MAX_STALENESS, DurationSetting::maxStaleness);
        HttpSessionMode httpSession =
                read.value(Setting.HTTP_SESSION, text -> Words.choice(HttpSessionMode.class, text));
        Optional<String> signOutPage =
                read.optional(Setting.SIGN_OUT_PAGE, Locations::signInPage).orElse(signInPage);
        Optional<Duration> maxTtl = read.optional(Setting.SESSION_MAX_TTL, DurationSetting::lifetime);
        Optional<Class<? extends SessionClaims>> claims = read.optional(Setting.SESSION_CLAIMS, ClaimsClass::named);
        Optional<SessionKeys> keys = new SessionKeySettings(read, issuers, signIn.isOn(), provider).keys(on);
        if (!on) {
            return Optional.empty();
        }
        reportTimes(accessTtl, refreshTtl, maxTtl);
        reportCookies(refreshCookie);
        reportTypes();
        if (accessCookie.isEmpty()) {
            read.problem(Setting.COOKIE_NAME, "is empty, but a session's access token travels in that cookie");
        }
        return keys.map(signing -> new SessionConfig(
                signing.ring(),
                signing.isIssuerOfItsOwn(),
                signing.issuer(),
                signing.audience(),
                signing.claims(),
                signing.clockSkew(),
                accessTtl,
                refreshTtl,
                maxTtl,
                claims,
                sessionsPerUser,
                accessCookie.orElse(""),
                refreshCookie,
                store,
                revocation,
                maxStaleness,
                httpSession,
                signOutPage,
                signIn.authPath()));
    }

    private void reportTimes(Duration accessTtl, Duration refreshTtl, Optional<Duration> maxTtl) {
        if (refreshTtl.compareTo(accessTtl) <= 0) {
            read.problem(
                    Setting.SESSION_REFRESH_TTL,
                    "is not longer than session-access-ttl, so there would be nothing to refresh");
        }
        if (maxTtl.filter(longest -> longest.compareTo(accessTtl) <= 0).isPresent()) {
            read.problem(
                    Setting.SESSION_MAX_TTL,
                    "is not longer than session-access-ttl, so every session would end with its first access token");
        }
    }

    private void reportCookies(String refreshCookie) {
        if (accessCookie.filter(refreshCookie::equals).isPresent()) {
            read.problem(Setting.REFRESH_COOKIE_NAME, "is the name of the access token's cookie, too");
        }
        if (externalOrigin.filter(origin -> !origin.scheme().equals("https")).isPresent()) {
            Stream.concat(accessCookie.stream(), Stream.of(refreshCookie))
                    .filter(name -> new CookieName(name).demandsSecure())
                    .findFirst()
                    .ifPresent(name -> read.problem(
                            Setting.EXTERNAL_URL,
                            "is no https URL, but browsers take a cookie whose name begins with __Host- or __Secure-"
                                    + " over https only"));
        }
    }

    /** Whoever listed the type of refresh tokens would let them in as access tokens, for thirty days. */
    private void reportTypes() {
        issuers.stream()
                .filter(issuer -> issuer.tokenTypes().stream().anyMatch(SessionSettings::isNeverForAccess))
                .forEach(issuer -> issuer.name()
                        .map(read::ofIssuer)
                        .orElse(read)
                        .problem(
                                Setting.TOKEN_TYPES,
                                "lists rt+jwt or one-time+jwt, whose tokens would let requests in then"));
    }

    private static boolean isNeverForAccess(String type) {
        return NEVER_FOR_ACCESS.contains(bare(type));
    }

    static boolean acceptsAccessTokens(IssuerConfig issuer) {
        return issuer.tokenTypes().stream().map(SessionSettings::bare).anyMatch(ACCESS_TYPE::equals);
    }

    private static String bare(String type) {
        String lowerCase = type.toLowerCase(Locale.ROOT);
        return lowerCase.startsWith("application/") ? lowerCase.substring("application/".length()) : lowerCase;
    }

    /**
     * Who signs.
     *
     * @param isIssuerOfItsOwn as {@link SessionConfig} says
     */
    record SessionKeys(
            KeyRing ring,
            boolean isIssuerOfItsOwn,
            String issuer,
            String audience,
            ClaimMapping claims,
            Duration clockSkew) {}
}
