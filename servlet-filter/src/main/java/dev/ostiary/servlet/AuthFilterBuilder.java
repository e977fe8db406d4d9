package dev.ostiary.servlet;

import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.key.JwksFetcher;
import dev.ostiary.key.JwksListener;
import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.FrameworkSettings;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.config.SignInConfig;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.event.UserMark;
import dev.ostiary.servlet.session.OpenSessions;
import dev.ostiary.servlet.session.OpenStore;
import dev.ostiary.servlet.session.SessionParts;
import dev.ostiary.servlet.signin.Admission;
import dev.ostiary.servlet.signin.KeptSessions;
import dev.ostiary.servlet.signin.OpenProviders;
import dev.ostiary.store.TokenStateStore;
import jakarta.servlet.ServletContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of an {@link AuthFilter}; each is named as in {@code web.xml}, {@code clock-skew} is
 * {@link #clockSkew}.
 *
 * <p>Values are read when the filter is built, as init-params are and before them: lists are separated by commas or white
 * space, and <code>${NAME}</code> is replaced. Mandatory are the audience, and keys: a secret, a public key, the address of a
 * JWK set, an issuer whose keys can be discovered, or a key source. What is not set here may be set by system property,
 * environment variable or {@linkplain #config file}. Each method replaces what an earlier call said. Not thread-safe.
 */
public final class AuthFilterBuilder extends RequestOptions {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private KeyParts keys = KeyParts.none();
    private SessionParts sessions = SessionParts.none();
    private Admission admission = Admission.EVERYBODY;
    private @Nullable Function<InstantSource, ApiKeys> apiKeys;
    private @Nullable CredentialExtractor extractor;
    private @Nullable RefusalResponder responder;
    private @Nullable AuthEventListener listener;
    private @Nullable InstantSource clock;
    private InstantSource systemClock = InstantSource.system();
    private Optional<FrameworkSettings> framework = Optional.empty();

    AuthFilterBuilder() {}

    /** What is set by now; a filter keeps one, so that it never changes with the builder it came from. */
    AuthFilterBuilder copy() {
        AuthFilterBuilder copy = new AuthFilterBuilder();
        copy.texts.putAll(texts);
        copy.keys = keys;
        copy.sessions = sessions;
        copy.admission = admission;
        copy.apiKeys = apiKeys;
        copy.extractor = extractor;
        copy.responder = responder;
        copy.listener = listener;
        copy.clock = clock;
        copy.systemClock = systemClock;
        copy.framework = framework;
        return copy;
    }

    /** The same in an application, which may have left a listener for it; one that was set here comes first. */
    AuthFilterBuilder within(@Nullable ServletContext application) {
        @Nullable
        Object left = application == null || listener != null
                ? null
                : application.getAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE);
        if (left == null) {
            return this;
        }
        if (!(left instanceof AuthEventListener found)) {
            throw new ConfigurationException(List.of(AuthFilter.EVENT_LISTENER_ATTRIBUTE
                    + ": this attribute of the servlet context" + " must be an " + AuthEventListener.class.getName()
                    + ", but is a " + left.getClass().getName()));
        }
        return copy().eventListener(found);
    }

    /**
     * Any setting by its name, as it would stand in {@code web.xml}: {@code rule.1} and {@code issuers.staff.issuer}, too.
     *
     * @param name the setting's name; an unknown one is a problem when the filter is built
     * @param text its value
     * @return this builder
     * @throws NullPointerException naming the setting, if there is no text; <code>${NAME}</code> stands for a variable
     */
    public AuthFilterBuilder set(String name, String text) {
        texts.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(text, name));
        return this;
    }

    /**
     * Where a framework keeps settings, in the place of system properties and environment variables, for who brings the filter into one:
     * applications have their framework's starter for it. What is set here stands before them. Default: nowhere.
     *
     * @param settings the framework's
     * @return this builder
     */
    public AuthFilterBuilder framework(FrameworkSettings settings) {
        this.framework = Optional.of(settings);
        return this;
    }

    private Deployment in(Deployment process) {
        return framework.map(process::configuredBy).orElse(process);
    }

    /**
     * Accepts API keys in {@code X-API-Key}, too, instead of the file that {@code api-keys} may name. Default: none.
     *
     * @param keys verifies them; their owner is the user, with the roles and scopes of the key
     * @return this builder
     */
    public AuthFilterBuilder apiKeys(ApiKeys keys) {
        ApiKeys given = Objects.requireNonNull(keys, "keys");
        this.apiKeys = filterClock -> given;
        return this;
    }

    /**
     * Accepts API keys as {@link #apiKeys(ApiKeys)} does, by the clock of this filter.
     *
     * @param store where their records are found; asked for each request with a key of the right form, and stays open
     * @return this builder
     */
    public AuthFilterBuilder apiKeys(ApiKeyStore store) {
        Objects.requireNonNull(store, "store");
        this.apiKeys = filterClock -> ApiKeys.of(store, filterClock);
        return this;
    }

    /**
     * Signs users in with tokens of the application's own: {@code session} is {@code on}. Default: off.
     *
     * @param options told what differs from the defaults, at once
     * @return this builder
     */
    public AuthFilterBuilder sessions(Consumer<SessionOptions> options) {
        SessionOptions told = new SessionOptions(this::set);
        options.accept(told);
        this.sessions = told.parts();
        return set(Setting.SESSION, "on");
    }

    /**
     * What no text can say of signing in with a provider, which {@code client-id} turns on.
     *
     * @param options told what differs from the defaults, at once
     * @return this builder
     */
    public AuthFilterBuilder signIn(Consumer<ProviderSignInOptions> options) {
        ProviderSignInOptions told = new ProviderSignInOptions();
        options.accept(told);
        this.admission = told.admission();
        return this;
    }

    /**
     * Where the keys come from, instead of any setting that names them.
     *
     * @param source is asked for each token that is well-formed and from the right issuer; stays open
     * @return this builder
     */
    public AuthFilterBuilder keys(KeySource source) {
        this.keys = keys.withSource(Objects.requireNonNull(source, "source"));
        return this;
    }

    /**
     * Who fetches keys, instead of the filter's own HTTP client: for a client certificate, say. Stays open.
     *
     * @param fetcher shared by all issuers
     * @return this builder
     */
    public AuthFilterBuilder jwksFetcher(JwksFetcher fetcher) {
        this.keys = keys.withFetcher(Objects.requireNonNull(fetcher, "fetcher"));
        return this;
    }

    /**
     * Who is told what becomes of fetched keys, for metrics and alarms. Default: nobody; the log is told anyway.
     *
     * @param listener called on the thread that fetched, for all issuers
     * @return this builder
     */
    public AuthFilterBuilder jwksListener(JwksListener listener) {
        this.keys = keys.withListener(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Where the token is found, instead of the {@code Authorization} header and the cookie. API keys and {@link #tokenHeader} stand beside it.
     *
     * @param credentialExtractor called once for each request that needs a token
     * @return this builder
     */
    public AuthFilterBuilder credentialExtractor(CredentialExtractor credentialExtractor) {
        this.extractor = Objects.requireNonNull(credentialExtractor, "credentialExtractor");
        return this;
    }

    /**
     * A properties file with further settings, which stand behind all others. Default: none.
     *
     * @param location {@code classpath:...} or {@code file:/...}; {@code /WEB-INF/...} is for the init-param alone
     * @return this builder
     */
    public AuthFilterBuilder config(String location) {
        return set(Setting.CONFIG, location);
    }

    /**
     * Who answers refused requests, instead of the standard answers.
     *
     * @param refusalResponder called once for each refused request
     * @return this builder
     */
    public AuthFilterBuilder refusalResponder(RefusalResponder refusalResponder) {
        this.responder = Objects.requireNonNull(refusalResponder, "refusalResponder");
        return this;
    }

    /**
     * Who is told of every decision. Default: nobody; counts and log lines there are in any case.
     *
     * @param eventListener called once for each request, and for what happens to fetched keys
     * @return this builder
     */
    public AuthFilterBuilder eventListener(AuthEventListener eventListener) {
        this.listener = Objects.requireNonNull(eventListener, "eventListener");
        return this;
    }

    /**
     * The clock, by which fetched keys age too. Default: the system's and, for the tokens of sessions, that of their store, which all nodes
     * share.
     *
     * @param source asked for each token
     * @return this builder
     */
    public AuthFilterBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** What this node's system clock says, which may be wrong. */
    AuthFilterBuilder systemClock(InstantSource source) {
        this.systemClock = source;
        return this;
    }

    /**
     * Makes the filter.
     *
     * @return a filter that works at once; where no container does, {@link AuthFilter#destroy} it when it is no longer needed
     * @throws ConfigurationException if something is wrong; it lists every problem
     */
    public AuthFilter build() {
        return new AuthFilter(this);
    }

    /** The filter at work, with init-params standing behind what was set here. */
    Door door(Map<String, String> initParameters, Deployment deployment) {
        List<SettingSource> sources =
                List.of(new SettingSource("builder", texts), new SettingSource("init-param", initParameters));
        AuthConfig config = AuthConfig.from(sources, keys.source(), in(deployment));
        List<String> problems = Stream.of(
                        keys.problems(config.issuers()).stream(),
                        config.signIn().stream().flatMap(signIn -> signIn.problemsBeside(sessions.store()).stream()),
                        UserMark.problems(config.credentials().inTraces(), AuthFilter.class.getClassLoader()).stream())
                .flatMap(Function.identity())
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        InstantSource time = time();
        Reporter reporter = new Reporter(Optional.ofNullable(listener), time);
        try (Opening opening = new Opening()) {
            OpenKeys open = opening.add(new OpenKeys(keys, config.signIn(), reporter, time));
            Optional<OpenStore> store = config.sessions()
                    .map(session -> opening.add(OpenStore.open(session, sessions.store(), Optional.ofNullable(clock))));
            Optional<ProvidersAtWork> providers = config.signIn()
                    .map(signIn -> opening.add(
                            atWork(signIn, config, store.orElseThrow().store(), reporter)));
            Optional<OpenSessions> state = config.sessions()
                    .map(session -> opening.add(OpenSessions.open(
                            session,
                            sessionParts(),
                            store.orElseThrow(),
                            Optional.ofNullable(clock),
                            providers.map(atWork -> atWork.kept()::source))));
            Door door = new DoorAssembly(
                            config,
                            open,
                            state,
                            providers,
                            admission,
                            time,
                            apiKeys(config, state),
                            Optional.ofNullable(extractor),
                            Optional.ofNullable(responder),
                            reporter)
                    .door();
            opening.isComplete();
            return door;
        }
    }

    private SessionParts sessionParts() {
        return framework.map(with -> sessions.orElse(with.claims())).orElse(sessions);
    }

    private ProvidersAtWork atWork(SignInConfig signIn, AuthConfig config, TokenStateStore store, Reporter reporter) {
        InstantSource time = time();
        OpenProviders providers = OpenProviders.open(signIn, issuerOf(signIn, config), time);
        SessionConfig session = config.sessions().orElseThrow();
        return new ProvidersAtWork(providers, KeptSessions.open(providers, store, session, admission, reporter, time));
    }

    private static IssuerConfig issuerOf(SignInConfig signIn, AuthConfig config) {
        return config.issuers().stream()
                .filter(issuer -> issuer.name().equals(signIn.name()))
                .findFirst()
                .orElseThrow();
    }

    private InstantSource time() {
        return clock == null ? systemClock : clock;
    }

    private Optional<ApiKeys> apiKeys(AuthConfig config, Optional<OpenSessions> state) {
        Optional<ApiKeyStore> named = config.credentials().apiKeysInStore()
                ? state.map(open -> open.store().apiKeys())
                : config.credentials().apiKeys();
        return Optional.ofNullable(apiKeys)
                .map(keys -> keys.apply(time()))
                .or(() -> named.map(store -> ApiKeys.of(store, time())));
    }

    @Override
    AuthFilterBuilder set(Setting setting, String text) {
        return set(setting.settingName(), text);
    }
}
