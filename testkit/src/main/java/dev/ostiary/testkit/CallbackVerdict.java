package dev.ostiary.testkit;

import java.util.Locale;

/** Whether an application has taken no harm. */
record CallbackVerdict(TestIssuer issuer, SignInTarget application) {
    void requireSignIn() {
        begin().signIn(application.page());
    }

    void requireLogout() {
        TestBrowser browser = begin();
        browser.signIn(application.page());

        TokenAnswer answer = issuer.backChannelLogout(application.backChannelLogout());

        if (answer.status() != 200 || isSignedIn(browser)) {
            throw new AssertionError("a good logout token must be answered 200 and end the session, it was answered "
                    + answer.status() + (isSignedIn(browser) ? " and the session lives" : ""));
        }
    }

    void requireHarmless(BadCallback callback) {
        TestBrowser browser = begin();

        int status = callback.deliver(browser, application);

        boolean logout = callback.kind() == BadCallback.Kind.LOGOUT_TOKEN;
        boolean refused = !logout || (status >= 400 && status < 500);
        if (isSignedIn(browser) != logout || !refused) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "%s: must %s, it was answered %d and the browser is %ssigned in",
                    callback,
                    logout ? "be refused and end no session" : "open no session",
                    status,
                    isSignedIn(browser) ? "" : "not "));
        }
    }

    private TestBrowser begin() {
        issuer.reset();
        issuer.user(TestUser.of("u1"));
        return TestBrowser.start();
    }

    private boolean isSignedIn(TestBrowser browser) {
        int status = browser.tab().visit(application.page()).status();
        return status >= 200 && status < 300;
    }
}
