package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.SessionOptions;
import dev.ostiary.servlet.Sessions;
import dev.ostiary.servlet.config.RevocationMode;
import java.time.InstantSource;
import java.util.function.Consumer;

/** One node of an application that signs users in, and asks its store about every token. */
final class SessionNode implements AutoCloseable {
    private static final String SCRIPT = "Sec-Fetch-Site: same-origin";

    private final AuthFilter filter;
    private final RunningApplication application;

    private SessionNode(AuthFilter filter, RunningApplication application) {
        this.filter = filter;
        this.application = application;
    }

    /** Where its store is, the options say. */
    static SessionNode start(Container container, InstantSource clock, Consumer<SessionOptions> store)
            throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .publicPaths("/public/**")
                .clock(clock)
                .sessions(sessions -> store.accept(sessions.revocation(RevocationMode.STRICT)))
                .build();
        Service signIn = new Service("session", new SessionServlet(), "/public/session/*");
        return new SessionNode(
                filter, container.start(WebApplication.with(filter).and(signIn)));
    }

    Sessions sessions() {
        return filter.sessions();
    }

    /** The browser of a new session of {@code u1}. */
    CookieJar signIn() throws Exception {
        CookieJar browser = new CookieJar();
        browser.take(application.send("POST", "/public/session/sign-in", "Content-Length: 0"));
        return browser;
    }

    /** By a script; the browser takes over what is answered. */
    RawHttp.Answer post(String target, CookieJar browser) throws Exception {
        return browser.take(application.send("POST", target, SCRIPT, browser.line(), "Content-Length: 0"));
    }

    RawHttp.Answer refresh(CookieJar browser) throws Exception {
        return post("/auth/refresh", browser);
    }

    RawHttp.Answer get(CookieJar browser) throws Exception {
        return browser.take(application.get("/api/x", browser.line()));
    }

    @Override
    public void close() throws Exception {
        application.close();
    }
}
