package dev.ostiary.testkit;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks a sign-in step by step, so that what comes in between can be looked at or exchanged. */
final class SignInWalk {
    private static final int MOST_STEPS = 10;

    private SignInWalk() {}

    /** The application's answer to the callback. */
    static BrowserPage throughCallback(TestIssuer issuer, BrowserTab tab, String url) {
        int before = issuer.signIns().size();
        BrowserPage page = toProvider(issuer, tab, url);
        Optional<BrowserPage> sent = tab.stepByScript();
        BrowserPage answer = sent.orElseGet(() -> page.redirect().isPresent() ? tab.step() : page);
        String wanted = issuer.signIns().get(before).parameter("redirect_uri").orElse("");
        if (!withoutQuery(answer.uri()).equals(wanted)) {
            throw new AssertionError("the walk must end at the redirect URI of the request, it ended with " + answer);
        }
        return answer;
    }

    /** What the answer to the callback brings, and was not there before. */
    static List<BrowserCookie> sessionCookies(TestIssuer issuer, String url) {
        TestBrowser browser = TestBrowser.start();
        BrowserTab tab = browser.tab();
        toProvider(issuer, tab, url);
        Set<String> before = browser.cookies().stream().map(BrowserCookie::name).collect(Collectors.toSet());
        BrowserPage answer = tab.stepByScript().orElseGet(tab::step);
        List<BrowserCookie> brought = browser.cookies().stream()
                .filter(cookie -> !before.contains(cookie.name()))
                .toList();
        if (brought.isEmpty()) {
            throw new AssertionError("the callback must open a session, it was answered " + answer);
        }
        return brought;
    }

    /** The query with which the issuer would send another browser back. */
    static Parameters foreignCallback(TestIssuer issuer, String url) {
        BrowserTab tab = TestBrowser.start().tab();
        BrowserPage page = toProvider(issuer, tab, url);
        return page.redirect()
                .map(uri -> Parameters.of(String.valueOf(uri.getRawQuery())))
                .or(() -> PageForm.of(page).map(form -> Parameters.of(form.inputs())))
                .orElseThrow(() -> new AssertionError("the issuer must send the browser back, it answered " + page));
    }

    /** The issuer's answer to the authorization request. */
    private static BrowserPage toProvider(TestIssuer issuer, BrowserTab tab, String url) {
        int before = issuer.signIns().size();
        BrowserPage page = tab.visit(url);
        for (int steps = 0; steps < MOST_STEPS && issuer.signIns().size() == before; steps++) {
            if (page.redirect().isEmpty()) {
                throw new AssertionError(
                        "the page must send a browser without a session to the issuer, it answered " + page);
            }
            page = tab.step();
        }
        return page;
    }

    private static String withoutQuery(URI uri) {
        return uri.toString().replaceFirst("[?#].*", "");
    }
}
