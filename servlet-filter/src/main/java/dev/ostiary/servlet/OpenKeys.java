package dev.ostiary.servlet;

import dev.ostiary.key.HttpJwksFetcher;
import dev.ostiary.key.IssuerAddress;
import dev.ostiary.key.JwksEvent;
import dev.ostiary.key.JwksFetcher;
import dev.ostiary.key.JwksListener;
import dev.ostiary.key.JwksStatus;
import dev.ostiary.key.KeyFile;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.RemoteJwks;
import dev.ostiary.key.RemoteJwksBuilder;
import dev.ostiary.servlet.config.Fetching;
import dev.ostiary.servlet.config.IssuerConfig;
import dev.ostiary.servlet.config.KeyOrigin;
import dev.ostiary.servlet.config.SignInConfig;
import dev.ostiary.servlet.event.Reporter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The key sources of one filter, which closes those that it opened and no other. All that fetch share one fetcher, but for those with
 * certificate authorities or a token of their own.
 *
 * <p>Filled by one thread before the filter works; from then on thread-safe.
 */
final class OpenKeys implements AutoCloseable {
    private final Optional<SignInConfig> signIn;
    private final JwksListener listener;
    private final Reporter reporter;
    private final InstantSource clock;
    private final HttpJwksFetcher ownFetcher = new HttpJwksFetcher();
    private final JwksFetcher fetcher;
    private final Map<String, RemoteJwks> fetched = new LinkedHashMap<>();

    /** @param signIn whose provider may be reached elsewhere than its issuer says */
    OpenKeys(KeyParts parts, Optional<SignInConfig> signIn, Reporter reporter, InstantSource clock) {
        this.signIn = signIn;
        this.listener = parts.listener();
        this.reporter = reporter;
        this.clock = clock;
        this.fetcher = parts.fetcher().orElse(ownFetcher);
    }

    /** The keys of an issuer; to be asked for once for each. */
    KeySource open(IssuerConfig issuer) {
        KeyOrigin origin = issuer.keys();
        if (origin instanceof KeyOrigin.Ready ready) {
            return ready.keys();
        }
        if (origin instanceof KeyOrigin.InFile inFile) {
            return KeyFile.at(inFile.file(), inFile.use());
        }
        if (origin instanceof KeyOrigin.At at) {
            String name = issuer.issuer().orElseGet(() -> withoutQuery(at.address()));
            return fetched(
                    shown(name, issuer), reached(RemoteJwks.at(at.address()).keyUse(at.use()), issuer), at.fetching());
        }
        KeyOrigin.DiscoveredFrom from = (KeyOrigin.DiscoveredFrom) origin;
        return fetched(
                shown(from.issuer(), issuer),
                reached(RemoteJwks.discoveredFrom(from.issuer()), issuer),
                from.fetching());
    }

    /** The keys of bearer tokens come from where the same issuer's sign-ins are redeemed. */
    private RemoteJwksBuilder reached(RemoteJwksBuilder builder, IssuerConfig issuer) {
        signIn.filter(config -> config.name().equals(issuer.name()))
                .filter(config -> config.exchange().address().isPresent())
                .map(config -> new IssuerAddress(
                        URI.create(config.issuer()), config.exchange().address()))
                .ifPresent(builder::address);
        return builder;
    }

    /** Two issuers of one {@code iss} are told apart by what the configuration calls them. */
    private String shown(String name, IssuerConfig issuer) {
        return fetched.containsKey(name) ? name + " (" + issuer.name().orElse("another") + ")" : name;
    }

    private RemoteJwks fetched(String name, RemoteJwksBuilder builder, Fetching fetching) {
        builder.cacheTtl(fetching.cacheTtl())
                .staleFor(fetching.staleFor())
                .refetchInterval(fetching.refetchInterval())
                .timeout(fetching.timeout())
                .listener(event -> tell(name, event))
                .clock(clock);
        if (fetching.plainHttp()) {
            builder.allowPlainHttp();
        }
        fetching.authorities().ifPresent(builder::authorities);
        fetching.tokenFile().ifPresent(builder::tokenFile);
        if (!needsItsOwn(fetching)) {
            builder.fetcher(fetcher);
        }
        RemoteJwks keys = builder.build();
        fetched.put(name, keys);
        return keys;
    }

    /** What one issuer's servers are trusted or told is nothing for another's. */
    private static boolean needsItsOwn(Fetching fetching) {
        return fetching.authorities().isPresent() || fetching.tokenFile().isPresent();
    }

    /** Ours first: the application's may throw. */
    private void tell(String name, JwksEvent event) {
        reporter.report(name, event);
        listener.on(event);
    }

    /** A query may hold a password, and the name is shown. */
    private static String withoutQuery(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }

    /** Begins to fetch in the background what is fetched at all. */
    void refresh() {
        fetched.values().forEach(RemoteJwks::refresh);
    }

    /** By issuer, or by address where the issuer is not checked. Whoever asks may be what keeps requests away. */
    Map<String, JwksStatus> status() {
        Map<String, JwksStatus> status = new LinkedHashMap<>();
        fetched.forEach((name, keys) -> status.put(name, keys.status()));
        fetched.values().forEach(RemoteJwks::refreshIfDue);
        return Collections.unmodifiableMap(status);
    }

    @Override
    public void close() {
        fetched.values().forEach(RemoteJwks::close);
        ownFetcher.close();
    }
}
