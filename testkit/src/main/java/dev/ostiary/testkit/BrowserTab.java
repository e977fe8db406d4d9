package dev.ostiary.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tab of a {@link TestBrowser}: it shows a page, and remembers those before. For one thread.
 *
 * <p>Where a page is needed and none is shown, and after {@link TestBrowser#restart()}, methods throw {@code IllegalStateException}; so does a
 * circle of more than 20 redirects.
 */
public final class BrowserTab {
    private static final int MOST_REDIRECTS = 20;
    private static final int MOST_FORMS = 5;

    private final BrowserCookies cookies;
    private final BrowserConnection connection;
    private final List<Entry> history = new ArrayList<>();
    private int at = -1;
    private boolean closed;

    /** A page, and the request that brought it. */
    private record Entry(BrowserRequest request, BrowserPage page) {}

    BrowserTab(BrowserCookies cookies, BrowserConnection connection) {
        this.cookies = cookies;
        this.connection = connection;
    }

    /**
     * Opens an address as if typed, or taken from the bookmarks: {@code Sec-Fetch-Site: none}.
     *
     * @param url absolute
     * @return what is shown after all redirects
     */
    public BrowserPage open(String url) {
        return shown(BrowserRequest.typed(URI.create(url)));
    }

    /**
     * Opens an address as if typed, and follows nothing: the answer itself is shown.
     *
     * @param url absolute
     * @return the first answer
     */
    public BrowserPage visit(String url) {
        return remembered(once(BrowserRequest.typed(URI.create(url)), List.of()), history.size());
    }

    /**
     * Follows one redirect of what is shown, and no more.
     *
     * @return the next answer
     */
    public BrowserPage step() {
        Entry entry = entry();
        URI target = entry.page()
                .redirect()
                .orElseThrow(() -> new IllegalStateException("what is shown is no redirect: " + entry.page()));
        BrowserRequest next = entry.request()
                .redirected(entry.page().status(), target, entry.page().policy());
        return remembered(once(next, entry.page().hops()), at);
    }

    /**
     * Follows a link of the page that is shown, to another site, too.
     *
     * @param href relative to the page, or absolute
     * @return what is shown after all redirects
     */
    public BrowserPage click(String href) {
        return shown(BrowserRequest.from(
                page(), BrowserRequest.Kind.USER_NAVIGATION, "GET", page().uri().resolve(href), null));
    }

    /**
     * Sends a form as a button of the page that is shown does.
     *
     * @param action relative to the page, or absolute
     * @param fields of the form, in their order
     * @return what is shown after all redirects
     */
    public BrowserPage post(String action, Map<String, String> fields) {
        return shown(BrowserRequest.from(
                page(),
                BrowserRequest.Kind.USER_NAVIGATION,
                "POST",
                page().uri().resolve(action),
                Parameters.of(fields).text()));
    }

    /**
     * Sends the first form of the page that is shown, as it is.
     *
     * @return what is shown after all redirects
     */
    public BrowserPage submit() {
        PageForm form =
                PageForm.of(page()).orElseThrow(() -> new IllegalStateException("the page has no form: " + page()));
        return shown(form.sent(page(), BrowserRequest.Kind.USER_NAVIGATION));
    }

    /**
     * Lets a script of the page fetch something with its cookies; redirects are followed. The tab goes on showing its page.
     *
     * @param method such as {@code POST}
     * @param href relative to the page, or absolute
     * @param headers that the script sets, such as {@code Accept}
     * @param body {@code null}: none; {@code Content-Type} among the headers, else a form's
     * @return what the script gets
     */
    public BrowserPage fetch(String method, String href, Map<String, String> headers, @Nullable String body) {
        Map<String, String> own = new LinkedHashMap<>(headers);
        String type = Optional.ofNullable(own.remove("Content-Type")).orElse(BrowserRequest.FORM);
        BrowserRequest request = BrowserRequest.from(
                page(), BrowserRequest.Kind.FETCH, method, page().uri().resolve(href), body);
        return followed(request.with(own, type)).page();
    }

    /**
     * Lets htmx fetch something: {@code HX-Request} is sent, and where {@code HX-Redirect} comes the tab goes.
     *
     * @param method such as {@code GET}
     * @param href relative to the page, or absolute
     * @return what htmx gets; where it went, what the tab shows then
     */
    public BrowserPage htmx(String method, String href) {
        BrowserPage answer = fetch(
                method,
                href,
                Map.of("HX-Request", "true", "HX-Current-URL", page().uri().toString()),
                null);
        return answer.header("HX-Redirect")
                .map(target -> shown(BrowserRequest.from(
                        page(),
                        BrowserRequest.Kind.SCRIPT_NAVIGATION,
                        "GET",
                        page().uri().resolve(target),
                        null)))
                .orElse(answer);
    }

    /**
     * Goes back one page. Browsers show what they have, unless it came with {@code no-store}: then it is asked for again, a form with it.
     *
     * @return what is shown
     */
    public BrowserPage back() {
        if (at < 1) {
            throw new IllegalStateException("there is no page before this one");
        }
        Entry before = history.get(at - 1);
        if (before.page().isStored()) {
            open();
            at--;
            return before.page();
        }
        return remembered(followed(before.request().again()), at - 1);
    }

    /**
     * Loads the page that is shown again; where it is the answer to a form, the form is sent again.
     *
     * @return what is shown after all redirects
     */
    public BrowserPage reload() {
        return remembered(followed(entry().request().again()), at);
    }

    /**
     * The same as {@link TestBrowser#signIn}, in this tab.
     *
     * @param appUrl a page that needs a user
     * @return the page, answered 2xx
     * @throws AssertionError if anything else is shown in the end; it names status and place
     */
    public BrowserPage signIn(String appUrl) {
        URI wanted = URI.create(appUrl);
        BrowserPage page = open(appUrl);
        for (int sent = 0; sent < MOST_FORMS && isForm(page, wanted); sent++) {
            page = submit();
        }
        if (page.status() < 200 || page.status() > 299 || !isAt(page, wanted)) {
            throw new AssertionError("signing in at " + wanted.getRawPath() + " must end there with 2xx, it ended with "
                    + page + " after " + page.hops().size() + " requests");
        }
        return page;
    }

    private static boolean isForm(BrowserPage page, URI wanted) {
        return page.status() == 200
                && !Site.origin(page.uri()).equals(Site.origin(wanted))
                && PageForm.of(page).isPresent();
    }

    private static boolean isAt(BrowserPage page, URI wanted) {
        return Site.origin(page.uri()).equals(Site.origin(wanted))
                && Objects.equals(page.uri().getRawPath(), wanted.getRawPath());
    }

    /**
     * What is shown.
     *
     * @return the last page
     */
    public BrowserPage page() {
        return entry().page();
    }

    /** Shows what is shown, without the query. */
    @Override
    public String toString() {
        return "BrowserTab[" + (at < 0 ? "empty" : history.get(at).page()) + "]";
    }

    /** Sends the form that the page would send by itself, and follows nothing; empty: it has none. */
    Optional<BrowserPage> stepByScript() {
        BrowserPage page = page();
        return PageForm.of(page)
                .filter(PageForm::sentByScript)
                .map(form -> remembered(once(form.sent(page, BrowserRequest.Kind.SCRIPT_NAVIGATION), page.hops()), at));
    }

    void close() {
        closed = true;
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("the browser was restarted: its tabs are closed, call tab() again");
        }
    }

    private Entry entry() {
        open();
        if (at < 0) {
            throw new IllegalStateException("the tab shows nothing yet: call open(url)");
        }
        return history.get(at);
    }

    private BrowserPage shown(BrowserRequest request) {
        return remembered(followed(request), at + 1);
    }

    /** What came after it in the history is gone. */
    private BrowserPage remembered(Entry entry, int place) {
        while (history.size() > Math.max(place, 0)) {
            history.remove(history.size() - 1);
        }
        history.add(entry);
        at = history.size() - 1;
        return entry.page();
    }

    /** All redirects, and forms that pages send by themselves. */
    private Entry followed(BrowserRequest first) {
        Entry entry = redirected(first, List.of());
        for (int forms = 0; forms < MOST_FORMS && first.isNavigation(); forms++) {
            Optional<PageForm> form = PageForm.of(entry.page()).filter(PageForm::sentByScript);
            if (form.isEmpty()) {
                return entry;
            }
            BrowserPage page = entry.page();
            entry = redirected(form.get().sent(page, BrowserRequest.Kind.SCRIPT_NAVIGATION), page.hops());
        }
        return entry;
    }

    private Entry redirected(BrowserRequest first, List<URI> hops) {
        Entry entry = once(first, hops);
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            Optional<URI> target = entry.page().redirect();
            if (target.isEmpty()) {
                return entry;
            }
            BrowserRequest next = entry.request()
                    .redirected(
                            entry.page().status(), target.get(), entry.page().policy());
            entry = once(next, entry.page().hops());
        }
        throw new IllegalStateException("more than " + MOST_REDIRECTS + " redirects, the last one by " + entry.page());
    }

    private Entry once(BrowserRequest request, List<URI> before) {
        open();
        Map<String, String> fields = BrowserHeaders.of(request);
        cookies.field(request).ifPresent(field -> fields.put("Cookie", field));
        String body = request.body();
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        BrowserConnection.Received received =
                connection.send(request.method(), request.uri(), fields, bytes, body != null);
        cookies.keep(request, received.headers().getOrDefault("set-cookie", List.of()));
        List<URI> hops = new ArrayList<>(before);
        hops.add(request.uri());
        BrowserPage page = new BrowserPage(
                request.uri(), received.status(), received.headers(), received.body(), List.copyOf(hops));
        return new Entry(request, page);
    }
}
