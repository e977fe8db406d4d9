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

/** What a release has left on a server, later ones go on with. */
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

    private TokenStateStore opened(String release) throws IOException {
        RedisDump.restore(server, RedisDump.ofRelease(release));
        return RedisDump.store(server);
    }

    /** Another key or field needs a way to read what earlier releases have written, and a dump of its own: see {@link RedisDump}. */
    @Test
    void fill_byThisRelease_leavesTheKeysAndFieldsOfTheNewestDump() throws IOException {
        RedisDump.fill(server);

        assertThat(RedisDump.layout(RedisDump.of(server))).isEqualTo(RedisDump.layout(RedisDump.ofRelease("0.1.0")));
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void open_dumpOfARelease_hasItsSessions(String release) throws IOException {
        try (TokenStateStore store = opened(release)) {
            assertThat(store.session("rotated"))
                    .contains(DumpedState.ROTATED.rotatedTo(successor("second", DumpedState.AT)));
            assertThat(store.sessionsOf("bob")).containsExactly(DumpedState.OF_A_PROVIDER);
            assertThat(store.providerGrants().of("provided").map(StoredGrant::grant))
                    .contains(Grants.of("sub", "sid", DumpedState.AT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void open_dumpOfARelease_goesOnWithItsRefreshTokens(String release) throws IOException {
        TokenCopy replaced = TokenCopy.first(DumpedState.ROTATED.currentToken());
        try (TokenStateStore store = opened(release)) {
            assertThat(store.rotate("rotated", "ann", replaced, successor("stolen", DumpedState.AT)))
                    .isInstanceOf(Rotation.Repeated.class);
            assertThat(store.rotate("rotated", "ann", TokenCopy.first("second"), successor("third", DumpedState.AT)))
                    .isEqualTo(new Rotation.Rotated());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void open_dumpOfARelease_knowsWhatWasUsedAndRevoked(String release) throws IOException {
        try (TokenStateStore store = opened(release)) {
            assertThat(store.consumeOneTime("link")).isTrue();
            assertThat(store.consumeOneTime("link")).isFalse();
            assertThat(store.firstUse("used", DumpedState.LATER)).isFalse();
            assertThat(store.revocationsOf(Set.of(token("revoked"))))
                    .containsExactly(ofToken("revoked", DumpedState.LATER));
            assertThat(store.apiKeys().find(DumpedState.KEY.id())).isEqualTo(new ApiKeyLookup.Found(DumpedState.KEY));
        }
    }
}
