package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.Sessions;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import java.net.URI;
import java.time.InstantSource;
import java.util.stream.Stream;

/** One node of an application whose users a provider signs in. To browsers all nodes are the same: cookies know no ports. */
record ProviderNode(AuthFilter filter, RunningApplication running) implements AutoCloseable {
    private static final String SCRIPT = "Sec-Fetch-Site: same-origin";

    static ProviderNode start(Container container, TestIssuer issuer, InstantSource clock, TokenStateStore store)
            throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .issuer(issuer.issuer())
                .clientId(SigningApplication.CLIENT)
                .clientSecret(SigningApplication.SECRET)
                .clock(clock)
                .sessions(sessions -> sessions.store(store))
                .build();
        return new ProviderNode(filter, container.start(WebApplication.with(filter)));
    }

    String url(String path) {
        return "http://localhost:" + running.port() + path;
    }

    /** What was meant for another node. */
    String url(URI ofAnother) {
        return url(ofAnother.getRawPath() + "?" + ofAnother.getRawQuery());
    }

    Sessions sessions() {
        return filter.sessions();
    }

    /** The provider's answer to a sign-in that begins here, which no node has seen yet. */
    URI callback(BrowserTab tab, String path) {
        return Stream.iterate(tab.visit(url(path)), page -> tab.step())
                .flatMap(page -> page.redirect().stream())
                .filter(redirect -> redirect.getPath().equals("/auth/callback"))
                .findFirst()
                .orElseThrow();
    }

    /** As a browser would send them from here on. */
    CookieJar signIn() {
        TestBrowser browser = TestBrowser.start();
        BrowserPage page = browser.signIn(url("/orders"));
        if (page.status() != 200) {
            throw new IllegalStateException("nobody was signed in: " + page.status());
        }
        return cookies(browser);
    }

    static CookieJar cookies(TestBrowser browser) {
        CookieJar jar = new CookieJar();
        browser.cookies().forEach(cookie -> jar.cookies().put(cookie.name(), cookie.value()));
        return jar;
    }

    RawHttp.Answer refresh(CookieJar browser) throws Exception {
        return browser.take(running.send("POST", "/auth/refresh", SCRIPT, browser.line(), "Content-Length: 0"));
    }

    int status(CookieJar browser) throws Exception {
        return running.get("/api/x", browser.line(), SCRIPT).status();
    }

    @Override
    public void close() throws Exception {
        running.close();
    }
}
