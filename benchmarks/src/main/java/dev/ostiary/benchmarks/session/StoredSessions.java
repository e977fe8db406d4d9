package dev.ostiary.benchmarks.session;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.Sessions;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.jetty.ee11.servlet.FilterHolder;

/** This build's sessions in a store. */
final class StoredSessions {
    private static final Map<String, Object> CLAIMS = Map.of("roles", List.of("user", "clerk"));

    /** The application behind the filter. */
    private static final class Users implements PageServer.Users {
        @Override
        public void signIn(HttpServletRequest request, HttpServletResponse response) {
            Sessions.of(request).signIn(request, response, "u" + request.getQueryString(), CLAIMS);
        }

        @Override
        public boolean isKnown(HttpServletRequest request) {
            return request.getUserPrincipal() != null;
        }
    }

    private StoredSessions() {}

    /** A page behind the filter. */
    static PageServer page(String name, TokenStateStore store) throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret("base64url:c2VjcmV0LW9mLXRoZS1iZW5jaG1hcmtzLTAxMjM0NTY3ODk")
                .issuer("https://shop.example.test")
                .audience("shop")
                .publicPaths(PageServer.SIGN_IN)
                .sessions(sessions -> sessions.store(store))
                .build();
        return PageServer.start(name, Optional.of(new FilterHolder(filter)), new Users());
    }

    /** Without a filter. To be closed. */
    static SessionTokens tokens(TokenStateStore store) {
        byte[] secret = "secret-of-the-benchmarks-01234567".getBytes(StandardCharsets.US_ASCII);
        return SessionTokens.builder()
                .keys(KeyRing.of(HmacSecret.ofBytes(secret).signingKey(JwsAlgorithm.HS256)))
                .issuer("https://shop.example.test")
                .audience("shop")
                .store(store)
                .build();
    }

    /** Signs in one of many. */
    static SessionGrant open(SessionTokens tokens, int user) {
        return tokens.open("u" + user, CLAIMS, "Firefox on Linux");
    }

    /** A client that has the store rotate again and again, and signs nothing: what a bare statement or script can be held against. */
    static Callable<?> rotating(TokenStateStore store, SessionState session) {
        return new Callable<Rotation>() {
            private String presented = session.currentToken();

            @Override
            public Rotation call() {
                Instant now = Instant.now();
                String next = UUID.randomUUID().toString();
                Rotation rotation = store.rotate(
                        session.id(),
                        session.subject(),
                        TokenCopy.first(presented),
                        new Successor(next, now, now.plusSeconds(3_600)));
                if (!(rotation instanceof Rotation.Rotated)) {
                    throw new IllegalStateException("not rotated: " + rotation);
                }
                presented = next;
                return rotation;
            }
        };
    }
}
