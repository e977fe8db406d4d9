package dev.ostiary.store.jdbc;

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
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a version that was released has left behind, later versions go on with. */
interface DumpContract {
    /** Without any table of ours. */
    DataSource empty() throws Exception;

    /** What it speaks. */
    Dialect dialect();

    private JdbcTokenStateStore opened(DataSource source, int version) throws Exception {
        StoreDump.restore(source, StoreDump.ofVersion(dialect(), version));
        JdbcTokenStateStore store = StoreDump.store(source);
        store.check();
        return store;
    }

    /** Another layout, or another way to write a row, is another version: see {@link StoreDump}. */
    @Test
    default void fill_byThisVersion_leavesWhatTheFileOfThisVersionSays() throws Exception {
        DataSource source = empty();

        StoreDump.fill(source);

        assertThat(StoreDump.of(dialect(), source)).isEqualTo(StoreDump.ofVersion(dialect(), Schema.VERSION));
    }

    @ParameterizedTest
    @MethodSource("versions")
    default void open_dumpOfThisVersionOrAnEarlierOne_isOfThisVersion(int version) throws Exception {
        DataSource source = empty();

        opened(source, version);

        assertThat(Sql.number(source, "SELECT version FROM ostiary_schema")).isEqualTo(Schema.VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    default void open_dumpOfThisVersionOrAnEarlierOne_hasItsSessions(int version) throws Exception {
        JdbcTokenStateStore store = opened(empty(), version);

        assertThat(store.session("rotated"))
                .contains(DumpedState.ROTATED.rotatedTo(successor("second", DumpedState.AT)));
        assertThat(store.sessionsOf("bob")).containsExactly(DumpedState.OF_A_PROVIDER);
        assertThat(store.providerGrants().of("provided").map(StoredGrant::grant))
                .contains(Grants.of("sub", "sid", DumpedState.AT));
    }

    @ParameterizedTest
    @MethodSource("versions")
    default void open_dumpOfThisVersionOrAnEarlierOne_goesOnWithItsRefreshTokens(int version) throws Exception {
        JdbcTokenStateStore store = opened(empty(), version);
        TokenCopy replaced = TokenCopy.first(DumpedState.ROTATED.currentToken());

        assertThat(store.rotate("rotated", "ann", replaced, successor("stolen", DumpedState.AT)))
                .isInstanceOf(Rotation.Repeated.class);
        assertThat(store.rotate("rotated", "ann", TokenCopy.first("second"), successor("third", DumpedState.AT)))
                .isEqualTo(new Rotation.Rotated());
    }

    @ParameterizedTest
    @MethodSource("versions")
    default void open_dumpOfThisVersionOrAnEarlierOne_knowsWhatWasUsedAndRevoked(int version) throws Exception {
        JdbcTokenStateStore store = opened(empty(), version);

        assertThat(store.consumeOneTime("link")).isTrue();
        assertThat(store.consumeOneTime("link")).isFalse();
        assertThat(store.firstUse("used", DumpedState.LATER)).isFalse();
        assertThat(store.revocationsOf(Set.of(token("revoked"), token("https://id.test", "revoked"))))
                .hasSize(2)
                .contains(ofToken("revoked", DumpedState.LATER));
        assertThat(store.revocationsAfter(Optional.empty()).completeSince()).isEqualTo(DumpedState.AT);
        assertThat(store.apiKeys().find(DumpedState.KEY.id())).isEqualTo(new ApiKeyLookup.Found(DumpedState.KEY));
    }
}
