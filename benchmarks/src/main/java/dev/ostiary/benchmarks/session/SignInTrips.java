package dev.ostiary.benchmarks.session;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.benchmarks.CountedStore;
import dev.ostiary.benchmarks.signin.ProviderProcess;
import dev.ostiary.benchmarks.signin.Walk;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import dev.ostiary.store.redis.RedisTokenStateStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee11.servlet.FilterHolder;

/** How often the store is asked when a browser comes back from the provider. */
final class SignInTrips {
    /** So many that what the filter asks by the clock is little beside. */
    private static final int SIGN_INS = 200;

    private SignInTrips() {}

    /** Calls of any store. */
    static double calls() throws Exception {
        try (CountedStore store = new CountedStore()) {
            return of(store.store(), store::take);
        }
    }

    /** Statements to PostgreSQL. */
    static double toPostgres() throws Exception {
        try (Postgres server = Postgres.start();
                HikariDataSource pool = server.pool()) {
            CountedSource counted = new CountedSource(pool);
            try (JdbcTokenStateStore store = JdbcTokenStateStore.of(counted.source())) {
                return of(store, counted::take);
            }
        }
    }

    /** Scripts to Redis. */
    static double toRedis() throws Exception {
        try (RedisProcess server = RedisProcess.start();
                RedisTokenStateStore store =
                        RedisTokenStateStore.builder().uri(server.uri()).build()) {
            return of(store, () -> {
                long scripts = server.scripts();
                server.countAnew();
                return scripts;
            });
        }
    }

    private static double of(TokenStateStore store, LongSupplier counted) throws Exception {
        try (ProviderProcess provider = ProviderProcess.start();
                PageServer server =
                        PageServer.start("signed-in", Optional.of(filter(provider, store)), PageServer.Users.NONE)) {
            URI page = URI.create("http://127.0.0.1:" + server.port() + PageServer.PAGE);
            HttpClient http = HttpClient.newHttpClient();
            // Whatever is asked once is asked here.
            var unused = new Walk(http, page).toTheEnd();
            long sum = 0;
            for (int i = 0; i < SIGN_INS; i++) {
                Walk walk = new Walk(http, page).to("/auth/callback");
                var unusedBefore = counted.getAsLong();
                walk.step();
                sum += counted.getAsLong();
            }
            return (double) sum / SIGN_INS;
        }
    }

    private static FilterHolder filter(ProviderProcess provider, TokenStateStore store) {
        Map<String, String> settings = provider.settings();
        return new FilterHolder(AuthFilter.builder()
                .issuer(Objects.requireNonNull(settings.get("issuer")))
                .clientId(Objects.requireNonNull(settings.get("client-id")))
                .clientSecret(Objects.requireNonNull(settings.get("client-secret")))
                .sessions(sessions -> sessions.store(store))
                .build());
    }
}
