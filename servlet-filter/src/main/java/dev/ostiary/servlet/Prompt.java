package dev.ostiary.servlet;

/** What the provider asks the user at a sign-in (OpenID Connect Core 1.0, section 3.1.2.1). */
public enum Prompt {
    /** To sign in, also whoever is signed in there. */
    LOGIN("login"),

    /** Which account to use. */
    SELECT_ACCOUNT("select_account"),

    /** To make an account (Initiating User Registration via OpenID Connect 1.0). */
    CREATE("create"),

    /** Nothing: who is not signed in there stays anonymous here. */
    NONE("none");

    private final String text;

    Prompt(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
