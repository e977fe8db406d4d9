package dev.ostiary.example;

/** What {@code --help} prints. */
final class HelpText {
    static final String TEXT = """
            Starts the Ostiary example web application on this machine's loopback address.

              --port PORT             listen on PORT (default 8080; 0 takes any free port)
              --programmatic          register the filter in Java, not by WEB-INF/web.xml
              --store KIND            keep sessions in: memory (default), h2, postgres, redis
              --store-url URL         of the postgres (jdbc:postgresql://...) or redis (redis://...)
              --store-folder FOLDER   of the h2 database (default: a new one among temporary files)
              --sign-in=demo          users sign in at an OpenID provider, which is started as well
              --issuer URL            users sign in at that one, such as a realm of Keycloak, where
                                      http://localhost:PORT/auth/callback must be registered
              --client-id ID          the name of the example there
              --client-secret SECRET  and its secret, of at least 32 bytes
              --help                  print this text

            Environment: JWT_SECRET signs the tokens (at least 32 bytes). Without it, a random
            secret is made at start, and every restart signs everybody out; nodes that share a
            store must share it. STORE_URL stands for --store-url, and CLIENT_SECRET for
            --client-secret, which other users of this machine can see.
            """;

    private HelpText() {}
}
