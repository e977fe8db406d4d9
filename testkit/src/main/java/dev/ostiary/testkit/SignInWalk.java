package dev.ostiary.testkit;

import java.net.URI;
import java.util.Optional;

/** Walks a sign-in step by step, so that what comes in between can be looked at or exchanged. */
final class SignInWalk {
    private static final int MOST_STEPS = 10;

    private SignInWalk() {}

    /** The application's answer to the callback. */
    static BrowserPage throughCallback(TestIssuer issuer, BrowserTab tab, SignInTarget application) {
        int before = issuer.signIns().size();
        BrowserPage page = toProvider(issuer, tab, application);
        Optional<BrowserPage> sent = tab.stepByScript();
        BrowserPage answer = sent.orElseGet(() -> page.redirect().isPresent() ? tab.step() : page);
        String wanted = issuer.signIns().get(before).parameter("redirect_uri").orElse("");
        if (!withoutQuery(answer.uri()).equals(wanted)) {
            throw new AssertionError("the walk must end at the redirect URI of the request, it ended with " + answer);
        }
        return answer;
    }

    /** The query with which the issuer would send another browser back. */
    static Parameters foreignCallback(TestIssuer issuer, SignInTarget application) {
        BrowserTab tab = TestBrowser.start().tab();
        BrowserPage page = toProvider(issuer, tab, application);
        return page.redirect()
                .map(uri -> Parameters.of(String.valueOf(uri.getRawQuery())))
                .or(() -> PageForm.of(page).map(form -> Parameters.of(form.inputs())))
                .orElseThrow(() -> new AssertionError("the issuer must send the browser back, it answered " + page));
    }

    /** The issuer's answer to the authorization request. */
    private static BrowserPage toProvider(TestIssuer issuer, BrowserTab tab, SignInTarget application) {
        int before = issuer.signIns().size();
        BrowserPage page = tab.visit(application.page());
        for (int steps = 0; steps < MOST_STEPS && issuer.signIns().size() == before; steps++) {
            if (page.redirect().isEmpty()) {
                throw new AssertionError("the page must send a browser without a session to the issuer, it answered " + page);
            }
            page = tab.step();
        }
        return page;
    }

    private static String withoutQuery(URI uri) {
        return uri.toString().replaceFirst("[?#].*", "");
    }
}
