package dev.ostiary.example;

import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * An OpenID provider within this process, for {@code --sign-in=demo}: it asks who one is, and believes it. It is the one that tests use,
 * so it is strict with the application, and knows nothing of passwords. A real provider is named by {@code --issuer} instead.
 */
final class DemoProvider implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final String CLIENT = "example";
    private static final String CALLBACK = "http://localhost:*/auth/callback";

    private final TestIssuer issuer;
    private final ProviderChoice choice;

    private DemoProvider(TestIssuer issuer, ProviderChoice choice) {
        this.issuer = issuer;
        this.choice = choice;
    }

    /** Starts it on any free port of the loopback address, with a client of a new secret. */
    static DemoProvider start() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        TestIssuer issuer =
                TestIssuer.builder().client(CLIENT, secret, CALLBACK).start();
        issuer.user(
                user("alice", "Alice Liddell", "admin", "editor"),
                user("bob", "Bob Baumeister", "editor"),
                user("carol", "Carol Ångström", "reader"));
        return new DemoProvider(issuer, new ProviderChoice(issuer.issuer(), CLIENT, secret));
    }

    private static TestUser user(String id, String fullName, String... roles) {
        return TestUser.of(id).roles(roles).claim("name", fullName);
    }

    ProviderChoice choice() {
        return choice;
    }

    @Override
    public void close() {
        issuer.close();
    }
}
