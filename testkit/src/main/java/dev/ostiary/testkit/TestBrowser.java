package dev.ostiary.testkit;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * A browser for tests: it keeps cookies, sends what Chromium sends, follows redirects over hosts, and renders nothing.
 *
 * <pre>{@code
 * TestBrowser browser = TestBrowser.start();
 * BrowserPage page = browser.signIn("http://127.0.0.1:8080/orders");
 * }</pre>
 *
 * <p>Cookies: {@code Path}, {@code Domain}, {@code Secure} (taken on https and on loopback hosts), {@code HttpOnly}, {@code SameSite} by the page
 * that began a request, {@code __Host-} and {@code __Secure-}, {@code Max-Age} before {@code Expires}, at most 4,096 bytes each, 180 for a
 * domain; ports do not count. Sites are compared by scheme and the last two labels of the host. Sent with each request:
 * {@code Sec-Fetch-Site}, {@code -Mode}, {@code -User}, {@code -Dest}, {@code Origin} and {@code Referer} by the page's
 * {@code Referrer-Policy}. Of scripts it knows one: a form that a page sends by itself, as with {@code response_mode=form_post}.
 *
 * <p>{@code localhost} and {@code 127.0.0.1} are two sites: an application on one and the issuer on the other are as far from each other as
 * in production. Nothing is cached but for {@link BrowserTab#back()}.
 *
 * <p>Its tabs may be used in several threads, each tab in one. It has no thread of its own and needs no end.
 */
public final class TestBrowser {
    private final BrowserCookies cookies;
    private final BrowserConnection connection;
    private final List<BrowserTab> tabs = new ArrayList<>();

    private TestBrowser(InstantSource clock, BrowserConnection connection) {
        this.cookies = new BrowserCookies(Objects.requireNonNull(clock, "clock"));
        this.connection = connection;
    }

    /**
     * Starts one without cookies.
     *
     * @return a browser
     */
    public static TestBrowser start() {
        return start(InstantSource.system());
    }

    /**
     * Starts one whose cookies age by another clock.
     *
     * @param clock must be thread-safe
     * @return a browser
     */
    public static TestBrowser start(InstantSource clock) {
        return new TestBrowser(clock, BrowserConnection.usual());
    }

    /**
     * Starts one that trusts other certificates.
     *
     * @param clock must be thread-safe
     * @param tls for {@code https}
     * @return a browser
     */
    public static TestBrowser start(InstantSource clock, SSLSocketFactory tls) {
        Objects.requireNonNull(tls, "tls");
        return new TestBrowser(clock, new BrowserConnection(() -> tls));
    }

    /**
     * Opens another tab, which shows nothing yet.
     *
     * @return a tab that shares the cookies of all others
     */
    public BrowserTab tab() {
        BrowserTab tab = new BrowserTab(cookies, connection);
        synchronized (tabs) {
            tabs.add(tab);
        }
        return tab;
    }

    /**
     * Opens an address in a new tab, as if typed.
     *
     * @param url absolute
     * @return what is shown after all redirects
     */
    public BrowserPage open(String url) {
        return tab().open(url);
    }

    /**
     * Opens a page of an application in a new tab, sends each form that the provider shows, and demands that the page comes.
     *
     * @param appUrl a page that needs a user
     * @return the page, answered 2xx
     * @throws AssertionError if anything else is shown in the end; it names status and place
     */
    public BrowserPage signIn(String appUrl) {
        return tab().signIn(appUrl);
    }

    /**
     * The cookies it has now.
     *
     * @return of all hosts, the oldest first
     */
    public List<BrowserCookie> cookies() {
        return cookies.all();
    }

    /**
     * A cookie it has now.
     *
     * @param name as it came, prefix included
     * @return the oldest of that name
     */
    public Optional<BrowserCookie> cookie(String name) {
        return cookies().stream().filter(cookie -> cookie.name().equals(name)).findFirst();
    }

    /**
     * Which cookies it did not keep.
     *
     * @return name and reason of each, the first one first
     */
    public List<String> refusedCookies() {
        return cookies.refused();
    }

    /**
     * Keeps a cookie as if an address had set it.
     *
     * @param url of the page that sets it
     * @param setCookie the field's value
     */
    public void setCookie(String url, String setCookie) {
        cookies.keep(BrowserRequest.typed(URI.create(url)), List.of(setCookie));
    }

    /**
     * Forgets cookies of a name, on all hosts.
     *
     * @param name as it came
     */
    public void removeCookie(String name) {
        cookies.remove(name);
    }

    /** Forgets all cookies. */
    public void clearCookies() {
        cookies.clear();
    }

    /** Closes all tabs and the browser, and starts it again: cookies without an age are gone. */
    public void restart() {
        synchronized (tabs) {
            tabs.forEach(BrowserTab::close);
            tabs.clear();
        }
        cookies.closeBrowser();
    }

    /** Shows how many cookies it has. */
    @Override
    public String toString() {
        return "TestBrowser[" + cookies().size() + " cookies]";
    }
}
