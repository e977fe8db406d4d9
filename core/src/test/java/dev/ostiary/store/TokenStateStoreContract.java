package dev.ostiary.store;

import static dev.ostiary.store.Samples.largest;
import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.rotatedOften;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.token;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyRecord;
import dev.ostiary.apikey.ApiKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TokenStateStore} does, sentence by sentence of its interface. A test of an implementation extends it and says how
 * to open stores; the parts are the interfaces beside it.
 */
public abstract class TokenStateStoreContract
        implements OneTimeContract,
                OneTimeLimitContract,
                SessionContract,
                TokenCopyContract,
                SessionEndContract,
                RevocationContract,
                RevocationFeedContract,
                ProviderGrantsContract,
                GrantLeaseContract,
                ProviderLogoutContract,
                ApiKeyContract {
    private final MovableClock clock = new MovableClock();
    private TokenStateStore store;
    private TokenStateStore anotherNode;

    /** Forgets everything: whatever is opened from now on shares a new, empty state. */
    protected abstract void startEmpty() throws Exception;

    /** Opens a store on the state, as a further node. Where there can be only one node, it may answer the same store again. */
    protected abstract TokenStateStore open(InstantSource clock) throws Exception;

    /** Ends what keeps the state, and starts it again. All stores are closed then. */
    protected abstract void restart() throws Exception;

    /** Whether what was kept is still there after {@link #restart()}. */
    protected boolean survivesRestart() {
        return true;
    }

    @BeforeEach
    final void openStores() throws Exception {
        startEmpty();
        openBoth();
    }

    @AfterEach
    final void closeStores() {
        store.close();
        anotherNode.close();
    }

    private void openBoth() throws Exception {
        store = open(clock);
        anotherNode = open(clock);
    }

    private void restartAll() throws Exception {
        closeStores();
        restart();
        openBoth();
    }

    @Override
    public final TokenStateStore store() {
        return store;
    }

    @Override
    public final TokenStateStore anotherNode() {
        return anotherNode;
    }

    @Override
    public final MovableClock clock() {
        return clock;
    }

    @Test
    void restart_whereMemorySurvives_keepsEverything() throws Exception {
        assumeTrue(survivesRestart());
        SessionState session = rotatedOften(store, largest("s", "u", now()), now());
        ApiKeyRecord key = ApiKeys.of(store.apiKeys(), clock)
                .issue("u", Set.of("r"), Set.of("s"))
                .record();
        ProviderGrant grant = Grants.largest(now());
        store.providerGrants().open(session("signed in", "u", now()), grant);
        store.open(session("ended", "u", now()));
        store.end("ended", now().plusSeconds(60));
        store.registerOneTime(oneTime("registered", now().plusSeconds(60)));
        store.registerOneTime(oneTime("consumed", now().plusSeconds(60)));
        store.consumeOneTime("consumed");
        store.firstUse("used", now().plusSeconds(60));
        store.revoke(ofToken("t", now().plusSeconds(60)));
        store.apiKeys().add(key);

        restartAll();

        assertThat(store.session("s")).contains(session);
        assertThat(store.providerGrants().of("signed in"))
                .map(StoredGrant::grant)
                .contains(grant);
        assertThat(store.session("ended")).isEmpty();
        assertThat(store.revocationsOf(Set.of(token("t"), tokensOfSession("ended"))))
                .hasSize(2);
        assertThat(store.consumeOneTime("consumed")).isFalse();
        assertThat(store.consumeOneTime("registered")).isTrue();
        assertThat(store.firstUse("used", now().plusSeconds(60))).isFalse();
        assertThat(store.apiKeys().find(key.id())).isEqualTo(new ApiKeyLookup.Found(key));
    }

    @Test
    void restart_always_saysSinceWhenItRemembers() throws Exception {
        store.revoke(ofToken("before", now().plusSeconds(60)));
        RevocationPage before = store.revocationsAfter(Optional.empty());
        clock.advance(Duration.ofSeconds(5));

        restartAll();

        RevocationPage after = store.revocationsAfter(Optional.empty());
        assertThat(after.completeSince()).isEqualTo(survivesRestart() ? before.completeSince() : now());
        assertThat(after.revocations()).hasSize(survivesRestart() ? 1 : 0);
    }

    @Test
    void revocationsAfter_aPositionFromBeforeARestart_missesNothing() throws Exception {
        store.revoke(ofToken("a", now().plusSeconds(60)));
        store.revoke(ofToken("b", now().plusSeconds(60)));
        Follower follower = Follower.of(store);

        restartAll();
        store.revoke(ofToken("c", now().plusSeconds(60)));
        follower.follow(store);

        assertThat(follower.copy()).hasSize(3);
    }

    @Test
    void close_always_endsEveryMethod() {
        store.close();
        assertThatCode(store::close).doesNotThrowAnyException();

        EveryMethod.assertUnavailable(store);
    }
}
