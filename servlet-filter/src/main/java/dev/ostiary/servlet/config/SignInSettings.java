package dev.ostiary.servlet.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is written about signing in with a provider, and whether it fits the rest. On as soon as an issuer has a {@code client-id}. */
final class SignInSettings {
    private static final List<Setting> OF_CLIENT =
            List.of(Setting.CLIENT_SECRET, Setting.CLIENT_AUTH, Setting.CLIENT_KEY, Setting.CLIENT_CERTIFICATE);

    private final SettingReader top;
    private final Optional<String> name;
    private final Optional<SettingReader> provider;
    private final String authPath;

    /**
     * @param top as the filter's own settings are read
     * @param issuers all of them
     */
    SignInSettings(SettingReader top, IssuerSettings issuers) {
        this.top = top;
        this.authPath = top.value(Setting.AUTH_PATH, Locations::authPath);
        List<String> clients = issuers.names().stream()
                .filter(issuer -> top.ofIssuer(issuer).isSet(Setting.CLIENT_ID))
                .toList();
        this.name = clients.stream().findFirst();
        clients.stream()
                .skip(1)
                .forEach(another -> top.ofIssuer(another)
                        .problem(
                                Setting.CLIENT_ID,
                                "users sign in with one provider, and " + SettingNames.prefixOf(clients.get(0))
                                        + "client-id is there already; keep one of them"));
        this.provider = issuers.areSeveral()
                ? name.map(top::ofIssuer)
                : Optional.of(top).filter(read -> read.isSet(Setting.CLIENT_ID));
        Stream<SettingReader> others =
                issuers.areSeveral() ? issuers.names().stream().map(top::ofIssuer) : Stream.of(top);
        others.filter(read -> !read.isSet(Setting.CLIENT_ID)).forEach(SignInSettings::reportClientWithoutName);
    }

    boolean isOn() {
        return provider.isPresent();
    }

    String authPath() {
        return authPath;
    }

    /** What stands for settings that nobody writes, once users sign in with a provider. */
    Map<Setting, String> defaults() {
        Map<Setting, String> texts = new HashMap<>();
        if (isOn()) {
            texts.put(Setting.SESSION, "on");
            texts.put(Setting.SIGN_IN_PAGE, authPath + SignInPages.SIGN_IN);
            texts.put(Setting.SIGN_OUT_PAGE, authPath + SignInPages.SIGNED_OUT);
            // The session's own; a preset names the one in which a provider's script keeps its token.
            texts.put(Setting.COOKIE_NAME, Setting.COOKIE_NAME.defaultText().orElseThrow());
        }
        return texts;
    }

    /** What the sessions' keys come from; empty where nobody signs in, or there is a problem, which is on record. */
    Optional<Parts> parts() {
        return provider.map(SettingReader::withPreset).flatMap(this::parts);
    }

    private Optional<Parts> parts(SettingReader read) {
        reportWhatContradicts(read);
        SignInPlaces.check(top, authPath);
        ProviderExchangeSettings exchange = new ProviderExchangeSettings(read);
        Optional<String> issuer = issuer(read, exchange.isPlainHttpAllowed());
        Optional<SignInClient> client = new SignInClientSettings(read).client();
        SignInRequests requests = SignInRequestSettings.read(read);
        SignInPages pages = pages();
        SignInSessions sessions = sessions(read);
        ProviderExchange exchanged = exchange.exchange();
        if (issuer.isEmpty() || client.isEmpty()) {
            return Optional.empty();
        }
        SignInKeys keys = SignInKeys.read(
                top, issuer.get(), client.get().id(), client.get().secret());
        return Optional.of(new Parts(
                keys,
                new SignInConfig(
                        name,
                        issuer.get(),
                        read.preset(),
                        read.isPresetGuessed(),
                        client.get(),
                        requests,
                        exchanged,
                        pages,
                        sessions,
                        keys.derivations(),
                        keys.areOfThisStart())));
    }

    private static Optional<String> issuer(SettingReader read, boolean plainHttp) {
        Optional<String> issuer = read.optional(Setting.ISSUER, text -> IssuerWords.issuer(text, read.preset()));
        if (issuer.isEmpty() && !read.isSet(Setting.ISSUER)) {
            read.problem(Setting.ISSUER, "client-id signs users in at the issuer; set it to the provider's URL");
        }
        if (issuer.isPresent() && !KeySettings.isDiscoverable(issuer.get(), plainHttp)) {
            // Where its keys are discovered, they have said so already.
            if (read.isSet(Setting.PUBLIC_KEY) || read.isSet(Setting.JWKS_URI)) {
                read.problem(
                        Setting.ISSUER,
                        "users are signed in where its metadata say, and it must be an https URL without query and"
                                + " fragment (http to loopback, or with allow-http)"
                                + Locations.hintAtHost(issuer.get()));
            }
            return Optional.empty();
        }
        return issuer;
    }

    private SignInPages pages() {
        Duration timeout = top.value(Setting.SIGN_IN_TIMEOUT, DurationSetting::signInTimeout);
        return new SignInPages(authPath, timeout, top.value(Setting.SIGN_IN_ERROR_PAGE, Locations::pageWithin));
    }

    private SignInSessions sessions(SettingReader read) {
        return new SignInSessions(
                top.optional(Setting.SESSION_MAX_TTL, DurationSetting::lifetime),
                read.value(Setting.PROVIDER_TOKEN_MIN_TTL, DurationSetting::tokenMinTtl),
                read.value(Setting.SIGN_OUT, text -> Words.choice(SignOutScope.class, text)),
                read.value(Setting.REVOKE_ON_SIGN_OUT, SignInWords::isOn),
                read.value(Setting.BACK_CHANNEL_LOGOUT, SignInWords::isOn),
                read.value(Setting.LOGOUT_SCOPE, text -> Words.choice(LogoutScope.class, text)));
    }

    private void reportWhatContradicts(SettingReader read) {
        if (read.isSet(Setting.SECRET)) {
            read.problem(
                    Setting.SECRET,
                    "client-id signs users in with a provider, whose keys are found by discovery; remove one of the two"
                            + " (what the provider gave you is client-secret)");
        }
        if (top.isSet(Setting.SESSION)
                && top.optional(Setting.SESSION, text -> Words.choice(SessionMode.class, text))
                        .filter(SessionMode.OFF::equals)
                        .isPresent()) {
            top.problem(Setting.SESSION, "is off, but client-id signs users in, which opens sessions; remove one");
        }
    }

    private static void reportClientWithoutName(SettingReader read) {
        OF_CLIENT.stream()
                .filter(read::isSet)
                .forEach(setting -> read.problem(
                        setting,
                        "there is no client-id, with which it would sign users in; set client-id, or remove it"));
    }

    /** What is read together. */
    record Parts(SignInKeys keys, SignInConfig config) {}
}
