package dev.ostiary.servlet;

import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.config.HttpSessionMode;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.SignInPages;
import dev.ostiary.servlet.csrf.CrossSiteCheck;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.gate.Gate;
import dev.ostiary.servlet.gate.Renewal;
import dev.ostiary.servlet.gate.SessionOffer;
import dev.ostiary.servlet.session.BrowserSignOut;
import dev.ostiary.servlet.session.ContainerSession;
import dev.ostiary.servlet.session.EndpointResponder;
import dev.ostiary.servlet.session.OpenSessions;
import dev.ostiary.servlet.session.OwnCookies;
import dev.ostiary.servlet.session.OwnPath;
import dev.ostiary.servlet.session.Rotation;
import dev.ostiary.servlet.session.SameSession;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.servlet.session.SessionEndpoints;
import dev.ostiary.servlet.session.SignInGuard;
import dev.ostiary.servlet.session.SignOut;
import dev.ostiary.servlet.session.SignOutElsewhere;
import dev.ostiary.servlet.signin.SignInAssembly;
import dev.ostiary.verify.JwtVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the parts together of what a filter does besides where it signs users in. */
record SessionAssembly(
        OpenSessions open,
        SessionCookies cookies,
        ExternalAddress address,
        Reporter reporter,
        Optional<OpenSignIn> signIn) {

    static SessionAssembly of(
            OpenSessions open,
            int maxTokenBytes,
            ExternalAddress address,
            Reporter reporter,
            Optional<OpenSignIn> signIn) {
        SessionConfig session = open.config();
        return new SessionAssembly(
                open,
                new SessionCookies(session.accessCookie(), session.refreshCookie(), maxTokenBytes, address),
                address,
                reporter,
                signIn);
    }

    /** Tells access cookies of another session than the refresh token's. */
    SameSession sameSession() {
        return new SameSession(cookies, open.tokens(), open.config().issuer());
    }

    SessionDoor door(Gate gate, JwtVerifier verifier) {
        OwnCookies ownCookies = new OwnCookies(cookies, gate.authenticator().own(), verifier, open.tokens());
        SignOut signOut = new SignOut(
                open.tokens(),
                cookies,
                gate.extractor(),
                verifier,
                signIn.map(this::elsewhere).orElse(SignOutElsewhere.NOWHERE));
        ContainerSession container = new ContainerSession(open.config().httpSession() == HttpSessionMode.FOLLOW);
        BrowserSignOut browser = new BrowserSignOut(ownCookies, container);
        Rotation rotation = new Rotation(open.tokens(), gate.authenticator().own(), reporter::reportReusedRefreshToken);
        Renewal renewal = new Renewal(cookies, rotation);
        SignInGuard guard = guard(gate.crossSite(), verifier, container);
        String authPath = signIn.map(OpenSignIn::authPath).orElse(SessionEndpoints.AUTH_PATH);
        List<OwnPath> paths = new ArrayList<>(
                SessionEndpoints.ofSessions(authPath, cookies, ownCookies, rotation, signOut, gate.crossSite()));
        Optional<SignInAssembly> atProviders = signIn.map(with -> atProviders(with, gate, renewal, guard, verifier));
        atProviders.ifPresent(assembly -> paths.addAll(assembly.paths()));
        return new SessionDoor(
                sessions(guard, browser, signOut, verifier),
                new SessionOffer(new SessionEndpoints(authPath, paths), Optional.of(renewal)),
                new EndpointResponder(cookies, browser, open.config().signOutPage(), address),
                cookies,
                ownCookies,
                container,
                signOut,
                browser,
                atProviders.map(SignInAssembly::starts));
    }

    private SignOutElsewhere elsewhere(OpenSignIn with) {
        String page = open.config().signOutPage().orElse(with.authPath() + SignInPages.SIGNED_OUT);
        return SignInAssembly.signOut(with.providers(), with.kept(), with.answers(), page);
    }

    private SignInAssembly atProviders(
            OpenSignIn with, Gate gate, Renewal renewal, SignInGuard guard, JwtVerifier verifier) {
        return new SignInAssembly(
                with.providers(),
                with.kept(),
                new SignInAssembly.Rooms(
                        open.tokens(),
                        open.store(),
                        cookies,
                        guard,
                        verifier,
                        new GateLookup(gate, renewal, open.config().issuer()),
                        with.admission(),
                        reporter),
                with.answers());
    }

    private SignInGuard guard(CrossSiteCheck crossSite, JwtVerifier verifier, ContainerSession container) {
        return new SignInGuard(
                cookies,
                open.tokens(),
                verifier,
                open.config().issuer(),
                open.crossSiteSignIn() ? Optional.empty() : Optional.of(crossSite),
                container);
    }

    private Sessions sessions(SignInGuard guard, BrowserSignOut browser, SignOut signOut, JwtVerifier verifier) {
        return new Sessions(
                open.tokens(),
                open.config().issuer(),
                cookies,
                guard,
                browser,
                signOut,
                verifier,
                open.store().apiKeys(),
                open.jwkSet(clientKeys()));
    }

    /** By what this application shows providers who it is. */
    private List<SigningKey> clientKeys() {
        return signIn.stream()
                .flatMap(with -> with.providers().all().stream())
                .flatMap(provider -> provider.config().client().key().stream())
                .toList();
    }
}
