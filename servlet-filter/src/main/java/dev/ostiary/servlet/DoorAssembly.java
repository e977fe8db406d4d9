package dev.ostiary.servlet;

import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.servlet.answer.ErrorDetail;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.answer.Pages;
import dev.ostiary.servlet.answer.RefusalResponder;
import dev.ostiary.servlet.answer.ReturnTarget;
import dev.ostiary.servlet.answer.StandardResponder;
import dev.ostiary.servlet.answer.TokenCookie;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.ExternalUrl;
import dev.ostiary.servlet.config.IdentityHeader;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SignInPages;
import dev.ostiary.servlet.credential.ApiKeyHeader;
import dev.ostiary.servlet.credential.BearerOrCookie;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.OwnTokens;
import dev.ostiary.servlet.credential.TokenHeader;
import dev.ostiary.servlet.csrf.ClientOrigin;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.event.UserMark;
import dev.ostiary.servlet.gate.ApiKeyUsers;
import dev.ostiary.servlet.gate.Authenticator;
import dev.ostiary.servlet.gate.Enforcer;
import dev.ostiary.servlet.gate.Gate;
import dev.ostiary.servlet.gate.SignInClocks;
import dev.ostiary.servlet.identity.HiddenHeaders;
import dev.ostiary.servlet.identity.IdentityMappings;
import dev.ostiary.servlet.identity.KeptClaims;
import dev.ostiary.servlet.identity.ProviderSessions;
import dev.ostiary.servlet.identity.UserView;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.session.OpenSessions;
import dev.ostiary.servlet.session.SameSession;
import dev.ostiary.servlet.signin.Admission;
import dev.ostiary.servlet.signin.SignInAssembly;
import dev.ostiary.servlet.start.CoverageCheck;
import dev.ostiary.servlet.start.StartReport;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RevocationCheck;
import dev.ostiary.verify.VerifiedJwt;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a filter together as its configuration says. */
record DoorAssembly(
        AuthConfig config,
        OpenKeys keys,
        Optional<OpenSessions> sessions,
        Optional<ProvidersAtWork> providers,
        Admission admission,
        InstantSource clock,
        Optional<ApiKeys> apiKeys,
        Optional<CredentialExtractor> extractor,
        Optional<RefusalResponder> responder,
        Reporter reporter) {
    private static final System.Logger LOG = System.getLogger(AuthFilter.class.getName());

    /** The filter at work; if it does not come about, no keys stay open. */
    Door door() {
        boolean complete = false;
        try {
            Door door = assembled();
            complete = true;
            return door;
        } finally {
            if (!complete) {
                keys.close();
            }
        }
    }

    private Door assembled() {
        warn();
        HiddenHeaders hidden = new HiddenHeaders(config.credentials().identityHeaders().stream()
                .map(IdentityHeader::name)
                .collect(Collectors.toSet()));
        String attribute = AuthFilter.class.getName() + "." + UUID.randomUUID();
        JwtVerifier verifier = verifier();
        Optional<SessionAssembly> signingIn = sessions.map(
                open -> SessionAssembly.of(open, config.credentials().maxTokenBytes(), address(), reporter, signIn()));
        Gate gate = gate(verifier, signingIn.map(SessionAssembly::sameSession));
        Enforcer enforcer = new Enforcer(gate, reporter, config.rules().enforcement());
        Optional<SessionDoor> sessionDoor = signingIn.map(session -> session.door(gate, verifier));
        AtomicReference<@Nullable Door> itself = new AtomicReference<>();
        Door door = new Door(
                gate,
                enforcer,
                responder.orElseGet(this::standardResponder),
                hidden,
                config.credentials().cookieName().map(name -> new TokenCookie(name, address())),
                shown(sessionDoor, itself),
                attribute,
                UserMark.of(config.credentials().inTraces()),
                config.answers().userCache().cacheControl(),
                sessionDoor,
                new CoverageCheck(config.rules().coverage(), config.rules().inForce()),
                keys,
                sessions,
                providers,
                new StartReport(config, handedIn()));
        itself.set(door);
        return door;
    }

    private Map<String, Object> shown(Optional<SessionDoor> sessionDoor, AtomicReference<@Nullable Door> itself) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(HandlerRule.ATTRIBUTE, itself);
        attributes.put(ReturnTo.ATTRIBUTE, returnTarget());
        sessionDoor.ifPresent(door -> attributes.put(Sessions.ATTRIBUTE, door.sessions()));
        signIn().ifPresent(open -> attributes.put(
                SignIn.ATTRIBUTE,
                new SignInRoom(open, sessionDoor.orElseThrow(), responder.orElseGet(this::standardResponder))));
        return Map.copyOf(attributes);
    }

    private ReturnTarget returnTarget() {
        return new ReturnTarget(config.answers().returnToParameter(), address()::basePath);
    }

    private Optional<OpenSignIn> signIn() {
        Optional<String> realm = Optional.of(config.answers().realm())
                .filter(name -> !Setting.REALM.defaultText().equals(Optional.of(name)));
        return providers.map(open -> new OpenSignIn(
                open.providers(),
                open.kept(),
                admission,
                new SignInAssembly.Answers(
                        address(),
                        returnTarget(),
                        config.answers().errorDetail(),
                        realm,
                        standardResponder()::challenge),
                clock));
    }

    /** By their classes: what a store says of itself may hold a password. */
    private Map<Setting, String> handedIn() {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        sessions.ifPresent(open -> {
            if (!open.isOwnStore()) {
                given.put(Setting.SESSION_STORE, open.store().getClass().getName());
            }
            open.claims().handedIn().ifPresent(type -> given.put(Setting.SESSION_CLAIMS, type));
        });
        return given;
    }

    private Gate gate(JwtVerifier verifier, Optional<SameSession> sameSession) {
        UserView view = new UserView(config.credentials().identityHeaders(), JwtPrincipal::new);
        return new Gate(
                config.rules().inForce(),
                config.answers().apiPaths(),
                credentialExtractor(verifier),
                new Authenticator(
                        verifier,
                        IdentityMappings.of(config.issuers(), sessionIssuer(), view, keptClaims()),
                        apiKeys.map(keys -> new ApiKeyUsers(keys, view)),
                        ownTokens()),
                new CrossSiteCheck(config.crossSite().csrf(), config.crossSite().trustedOrigins(), ownOrigin()),
                SignInClocks.of(clock, sessions),
                sessions.<Consumer<VerifiedJwt>>map(open -> open.tokens()::arrived)
                        .orElse(token -> {}),
                sameSession);
    }

    private KeptClaims keptClaims() {
        return providers
                .map(open -> open.kept().claims(sessions.orElseThrow().tokens()))
                .orElse(KeptClaims.NONE);
    }

    private RevocationCheck revocation(OpenSessions open) {
        RevocationCheck ofStore = open.tokens().revocation();
        return providers.map(atWork -> atWork.kept().revocation(ofStore)).orElse(ofStore);
    }

    private OwnTokens ownTokens() {
        return new OwnTokens(config.issuers().stream()
                .flatMap(issuer -> issuer.issuer().stream())
                .collect(Collectors.toSet()));
    }

    private CredentialExtractor credentialExtractor(JwtVerifier verifier) {
        CredentialExtractor standard = extractor.orElseGet(
                () -> new BearerOrCookie(config.credentials().cookieName(), verifier::keptText));
        CredentialExtractor ofGateways = config.credentials()
                .tokenHeader()
                .<CredentialExtractor>map(name -> TokenHeader.before(name, standard))
                .orElse(standard);
        return apiKeys.isEmpty() ? ofGateways : ApiKeyHeader.before(ofGateways);
    }

    private Optional<SessionConfig> sessionIssuer() {
        return config.sessions().filter(SessionConfig::isIssuerOfItsOwn);
    }

    private JwtVerifier verifier() {
        Optional<RevocationCheck> revocation =
                sessions.map(open -> open.tokens().revocation());
        Stream<JwtVerifier> ofIssuers = config.issuers().stream()
                .map(issuer -> Verifiers.verifier(issuer, keys.open(issuer), config, revocation, clockOf(issuer)));
        Stream<JwtVerifier> ofSessions = sessions.filter(open -> open.config().isIssuerOfItsOwn()).stream()
                .map(open -> open.tokens()
                        .accessVerifier()
                        .revocation(revocation(open))
                        .principalClaims(ProviderSessions.principal(
                                open.config().claims().principal()))
                        .maxTokenBytes(config.credentials().maxTokenBytes())
                        .signatureProvider(config.credentials().cryptoProvider())
                        .build());
        List<JwtVerifier> verifiers = Stream.concat(ofIssuers, ofSessions).toList();
        JwtVerifier verifier = verifiers.size() == 1 ? verifiers.get(0) : JwtVerifier.anyOf(verifiers);
        return config.credentials().tokenCacheSize() == 0
                ? verifier
                : verifier.withTokenCache(config.credentials().tokenCacheSize());
    }

    /** Tokens that sessions issue in an issuer's name are verified by the clock that they were issued by. */
    private InstantSource clockOf(IssuerConfig issuer) {
        return sessions.filter(open -> !open.config().isIssuerOfItsOwn())
                .filter(open -> issuer.issuer()
                        .orElse(SessionConfig.OWN_NAME)
                        .equals(open.config().issuer()))
                .map(open -> open.tokens().clock())
                .orElse(clock);
    }

    private ClientOrigin ownOrigin() {
        return new ClientOrigin(
                config.crossSite().externalUrl().map(ExternalUrl::origin),
                config.crossSite().trustedProxies());
    }

    private ExternalAddress address() {
        return new ExternalAddress(
                ownOrigin(),
                config.crossSite().externalUrl().map(ExternalUrl::path),
                config.crossSite().trustedProxies());
    }

    private StandardResponder standardResponder() {
        return new StandardResponder(
                config.answers().realm(),
                config.answers().errorDetail(),
                new Pages(
                        config.answers().signInPage(),
                        config.answers().returnToParameter(),
                        config.answers().formExpiredPage(),
                        config.signIn().map(signIn -> signIn.pages().authPath() + SignInPages.SIGN_IN)),
                config.credentials().cookieName(),
                address());
    }

    private void warn() {
        config.issuers().forEach(DoorAssembly::warn);
        if (config.rules().enforcement() == Enforcement.REPORT_ONLY) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "enforcement=report-only: NO request is refused, what should be is only reported; nothing is"
                            + " protected");
        }
        config.rules()
                .inForce()
                .onlyReporting()
                .forEach(rule -> LOG.log(
                        System.Logger.Level.WARNING, "the rule ''{0}'' refuses no request, it only reports", rule));
        config.rules()
                .inForce()
                .openingEverything()
                .forEach(rule -> LOG.log(
                        System.Logger.Level.WARNING,
                        "the rule ''{0}'' opens everything that no rule before it speaks of, what will be added later"
                                + " included; name what is public, for example /assets/** = public",
                        rule));
        config.rules().inForce().gaps().ofMethods().forEach(gap -> LOG.log(System.Logger.Level.WARNING, gap));
        if (config.answers().errorDetail() == ErrorDetail.FULL) {
            LOG.log(System.Logger.Level.WARNING, "error-detail=full: answers explain faults; for development only");
        }
    }

    private static void warn(IssuerConfig issuer) {
        if (issuer.issuer().isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "issuer is not set: whoever holds a key may name any issuer in a token");
        }
        if (issuer.audienceUnchecked()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}=unchecked: tokens that the issuer made for other applications are accepted here",
                    issuer.settingName(Setting.AUDIENCE));
        }
        if (issuer.keys().isPlainHttpAllowed()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}=true: whoever is on the way to the issuer may exchange its keys and sign any token",
                    issuer.settingName(Setting.ALLOW_HTTP));
        }
    }
}
