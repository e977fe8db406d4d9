package dev.ostiary.example.web;

import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.Optional;

/**
 * Who finds out who a user is, and which pages that takes: this application by its form, or an OpenID provider to which the filter's own
 * pages lead. {@code web-sign-in.xml}, which {@code --sign-in} and {@code --issuer} start with, chooses the provider by a context parameter.
 */
enum SignInWay {
    FORM("form", "/sign-in", "", "session = on", "sessions"),
    PROVIDER("provider", "/auth/sign-in", "prompt=select_account&", "client-id", "sign-in");

    /** Names the provider: the system property that the launcher sets, else the environment variable, as the filter finds it. */
    private static final String ISSUER = "OIDC_ISSUER";

    private final String word;
    private final String signIn;
    private final String asSomebodyElse;
    private final String setting;
    private final String docs;

    SignInWay(String word, String signIn, String asSomebodyElse, String setting, String docs) {
        this.word = word;
        this.signIn = signIn;
        this.asSomebodyElse = asSomebodyElse;
        this.setting = setting;
        this.docs = docs;
    }

    static SignInWay of(ServletContext context) {
        return PROVIDER.word.equals(context.getInitParameter("sign-in")) ? PROVIDER : FORM;
    }

    /** The variant of a page: its name, and behind it this way's. */
    String variantOf(String page) {
        return page + "-" + word;
    }

    /** Where signing in begins. */
    String signIn() {
        return signIn;
    }

    /** Where somebody who is signed in becomes somebody else; a parameter {@code return_to} is to follow. */
    String signInAgain() {
        return signIn + "?" + asSomebodyElse;
    }

    /** The setting that gives a browser its cookies. */
    String setting() {
        return setting;
    }

    /** The page of the documentation about that. */
    String docs() {
        return docs;
    }

    /** Where forms may lead besides to our own pages: signing out passes by the provider, which browsers count as the form's doing. */
    Optional<String> originBeyond() {
        String issuer = System.getProperty(ISSUER, System.getenv().getOrDefault(ISSUER, ""));
        return this == PROVIDER && !issuer.isBlank() ? Optional.of(origin(URI.create(issuer))) : Optional.empty();
    }

    private static String origin(URI issuer) {
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
