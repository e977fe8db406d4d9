package dev.ostiary.servlet.signin;

import dev.ostiary.provider.GrantOutcome;
import dev.ostiary.provider.ProviderRefresh;
import dev.ostiary.provider.RefreshAnswer;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.identity.KeptClaims;
import dev.ostiary.servlet.identity.ProviderSessions;
import dev.ostiary.session.SessionSource;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.RevocationCheck;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that began at providers, as far as they differ from others: their providers are asked at each renewal, and what their tokens have no
 * room for is kept in the store. Thread-safe.
 */
public final class KeptSessions implements AutoCloseable {
    private final OpenProviders providers;
    private final ProviderRefresh refresh;
    private final CookieRoom room;
    private final LogoutMemory logouts;
    private final LogoutThreads threads = new LogoutThreads();

    private KeptSessions(OpenProviders providers, ProviderRefresh refresh, CookieRoom room, LogoutMemory logouts) {
        this.providers = providers;
        this.refresh = refresh;
        this.room = room;
        this.logouts = logouts;
    }

    /**
     * Puts them together.
     *
     * @param providers stay open
     * @param store of the sessions
     * @param config of the sessions
     * @param admission the application's part in each renewal
     * @param reporter told what becomes of refreshes
     * @param clock by which the provider's tokens expire
     * @return to be closed before the store
     * @throws ConfigurationException where the store keeps nothing of providers
     */
    public static KeptSessions open(
            OpenProviders providers,
            TokenStateStore store,
            SessionConfig config,
            Admission admission,
            Reporter reporter,
            InstantSource clock) {
        CookieRoom room = CookieRoom.of(config);
        LogoutMemory logouts = new LogoutMemory(LogoutMemory.MOST);
        StandingSession standing = new StandingSession(providers, admission, room, logouts);
        ProviderRefresh refresh = ProviderRefresh.builder()
                .grants(grants(store))
                .seal(providers.seal())
                .providers(
                        providers.all().stream().map(RegisteredProvider::client).toList())
                .says(standing::says)
                .staleFor(providers.all().get(0).config().exchange().staleFor())
                .currentFor(currentFor(config.accessTtl()))
                .told((provider, answer) -> reporter.reportProviderRefresh(provider, outcome(answer)))
                .clock(clock)
                .build();
        return new KeptSessions(providers, refresh, room, logouts);
    }

    /** So that what changes at the provider counts when the access token has expired, but for a tenth of that. */
    private static Duration currentFor(Duration accessTtl) {
        Duration tenth = accessTtl.dividedBy(10);
        return tenth.compareTo(ProviderRefresh.LONGEST_CURRENT) < 0 ? tenth : ProviderRefresh.LONGEST_CURRENT;
    }

    private static ProviderGrants grants(TokenStateStore store) {
        try {
            return store.providerGrants();
        } catch (UnsupportedOperationException lacking) {
            throw new ConfigurationException(
                    List.of(
                            Setting.SESSION_STORE.settingName() + ": "
                                    + store.getClass().getName()
                                    + " keeps no tokens of providers, which client-id needs; implement providerGrants(), or use another store"));
        }
    }

    private static String outcome(RefreshAnswer answer) {
        if (answer instanceof RefreshAnswer.Renewed) {
            return "refreshed";
        }
        return answer instanceof RefreshAnswer.Over ? "ended" : "failed";
    }

    /**
     * Who is asked at each renewal of a session.
     *
     * @param others asked about sessions that began otherwise
     * @return asks the provider of whoever has signed in at one
     */
    public SessionSource source(SessionSource others) {
        return (sessionId, subject, carried) ->
                (carried.containsKey(ProviderSessions.ISSUER) ? refresh : others).ask(sessionId, subject, carried);
    }

    /**
     * Refuses what providers have ended, and could not be recorded yet, before anybody else is asked.
     *
     * @param others asked then
     * @return both
     */
    public RevocationCheck revocation(RevocationCheck others) {
        return logouts.before(others);
    }

    /**
     * Where the rest is of what a session says.
     *
     * @param tokens of the sessions, where they are open by then
     * @return asks the store
     */
    public KeptClaims claims(SessionTokens tokens) {
        return token -> tokens.sessionId(token).flatMap(id -> claims(id, token));
    }

    private Optional<Map<String, @Nullable Object>> claims(String sessionId, VerifiedJwt token) {
        GrantOutcome kept = refresh.kept(sessionId);
        if (kept instanceof GrantOutcome.Unavailable) {
            throw new StoreUnavailableException("what the session says cannot be read");
        }
        return kept instanceof GrantOutcome.Standing standing
                ? Optional.of(providers
                        .claims(standing.provider())
                        .whole(standing.grant().identity(), token.claims()))
                : Optional.empty();
    }

    /**
     * What is kept of each session, and asks for new tokens.
     *
     * @return the one of all
     */
    public ProviderRefresh refresh() {
        return refresh;
    }

    CookieRoom room() {
        return room;
    }

    /** What providers say has ended; for one caller. */
    Logouts logouts(SessionTokens tokens, ObjIntConsumer<String> told) {
        Logouts made = new Logouts(tokens, logouts, told, tokens.clock(), threads.workers());
        threads.again(made::catchUp);
        return made;
    }

    /** Nobody waits for a provider any more. */
    @Override
    public void close() {
        threads.close();
        refresh.close();
    }
}
