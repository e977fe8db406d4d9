package dev.ostiary.providers;

import java.util.Map;

/** A provider as its makers ship it, and the acts of its administrator. */
interface Provider extends AutoCloseable {
    String issuer();

    /**
     * Makes known an application with a secret, its callback, its page after sign-out, and, where the provider can, where it is told of
     * a logout.
     *
     * @param origin of the application
     */
    Client register(String origin);

    /** A new user, or the roles of a known one. */
    void user(String name, String... roles);

    void disable(String user);

    /** All of the user's sessions, as an administrator ends them. */
    void endSessions(String user);

    /** Signs with a new key from now on. */
    void rotateKey();

    /** What the filter has to be told beside issuer, client id and secret. */
    Map<String, String> settings();

    /** Where a user who has it open signs out of the provider. */
    String endSessionEndpoint();

    Facts facts();

    /** Answers nothing from now on; connections are accepted. */
    void hang();

    /** Goes on where it was. */
    void goOn();

    @Override
    void close();

    static String password(String user) {
        return user + "-password";
    }
}
