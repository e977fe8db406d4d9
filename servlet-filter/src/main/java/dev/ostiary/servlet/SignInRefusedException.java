package dev.ostiary.servlet;

/**
 * A request was to sign a user in, and another site has made the browser send it. Nobody is signed in. An application lets it pass: the
 * filter answers 403 {@code csrf_cross_site}, also where it is the root cause of a {@code ServletException}. See
 * {@link Sessions#signIn} and {@link SessionOptions#allowCrossSiteSignIn()}.
 */
public final class SignInRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInRefusedException() {
        super(
                "signIn: the request comes from another site (Sec-Fetch-Site, or else Origin), which may have somebody signed in"
                        + " as whom it likes; have the user confirm by a form of the application's own, list the site in"
                        + " trusted-origins, or call allowCrossSiteSignIn() where other sites are meant to do so");
    }
}
