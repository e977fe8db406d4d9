package dev.ostiary.testkit;

/**
 * Something hostile or broken that reaches an application by the browser or from the provider. See {@link BadCallbacks}. Immutable.
 */
public final class BadCallback {
    /** How it reaches the application. */
    public enum Kind {
        /** The browser brings it: parameters of the redirect URI. It must open no session. */
        CALLBACK,
        /** The token endpoint answers with this ID token, all else is good. It must open no session. */
        ID_TOKEN,
        /** The token endpoint answers so. It must open no session. */
        TOKEN_ANSWER,
        /** It is posted as a logout token. It must end no session, and be answered 400 or 405. */
        LOGOUT_TOKEN
    }

    private final String name;
    private final Kind kind;
    private final Delivery delivery;

    /** Brings it to an application, and answers the status that the application gave it. */
    @FunctionalInterface
    interface Delivery {
        int deliver(TestBrowser browser, SignInTarget application);
    }

    BadCallback(String name, Kind kind, Delivery delivery) {
        this.name = name;
        this.kind = kind;
        this.delivery = delivery;
    }

    /**
     * What is wrong with it.
     *
     * @return unique within the list
     */
    public String name() {
        return name;
    }

    /**
     * How it reaches the application.
     *
     * @return and what it must not do
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Brings it to an application. A sign-in is begun in a new tab and followed up to the answer to the callback, and no further: what the
     * application then redirects to is not asked for. For a logout token the browser is signed in first. The issuer needs a
     * {@linkplain TestIssuer#user user}, and behaves afterwards as before.
     *
     * @param browser without a session, but for logout tokens
     * @param application whose page needs a user
     * @return the status of the answer
     * @throws AssertionError if the application does not send the browser to the issuer
     */
    public int deliver(TestBrowser browser, SignInTarget application) {
        return delivery.deliver(browser, application);
    }

    /** Shows kind and name. */
    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
