package dev.ostiary.store.redis;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.successor;
import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.store.DumpedState;
import dev.ostiary.store.Grants;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.StoredGrant;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version of the keys has left on a server, later ones go on with. */
class RedisDumpTest {
    private RedisServer server;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.volatileOne();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private TokenStateStore opened(int version) throws IOException {
        RedisDump.restore(server, RedisDump.ofKeys(version));
        return RedisDump.store(server);
    }

    /** Another key or field needs a way to read what earlier versions have written, and a version and a dump of its own: see {@link RedisDump}. */
    @Test
    void fill_byThisRelease_leavesTheKeysAndFieldsOfItsVersion() throws IOException {
        RedisDump.fill(server);

        assertThat(RedisDump.layout(RedisDump.of(server))).isEqualTo(RedisDump.layout(RedisDump.ofKeys(Keys.VERSION)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void open_keysOfAVersion_hasItsSessions(int version) throws IOException {
        try (TokenStateStore store = opened(version)) {
            assertThat(store.session("rotated"))
                    .contains(DumpedState.ROTATED.rotatedTo(successor("second", DumpedState.AT)));
            assertThat(store.sessionsOf("bob")).containsExactly(DumpedState.OF_A_PROVIDER);
            assertThat(store.providerGrants().of("provided").map(StoredGrant::grant))
                    .contains(Grants.of("sub", "sid", DumpedState.AT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void open_keysOfAVersion_goesOnWithItsRefreshTokens(int version) throws IOException {
        TokenCopy replaced = TokenCopy.first(DumpedState.ROTATED.currentToken());
        try (TokenStateStore store = opened(version)) {
            assertThat(store.rotate("rotated", "ann", replaced, successor("stolen", DumpedState.AT)))
                    .isInstanceOf(Rotation.Repeated.class);
            assertThat(store.rotate("rotated", "ann", TokenCopy.first("second"), successor("third", DumpedState.AT)))
                    .isEqualTo(new Rotation.Rotated());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void open_keysOfAVersion_knowsWhatWasUsedAndRevoked(int version) throws IOException {
        try (TokenStateStore store = opened(version)) {
            assertThat(store.consumeOneTime("link")).isTrue();
            assertThat(store.consumeOneTime("link")).isFalse();
            assertThat(store.firstUse("used", DumpedState.LATER)).isFalse();
            assertThat(store.revocationsOf(Set.of(token("revoked"))))
                    .containsExactly(ofToken("revoked", DumpedState.LATER));
            assertThat(store.apiKeys().find(DumpedState.KEY.id())).isEqualTo(new ApiKeyLookup.Found(DumpedState.KEY));
        }
    }
}
