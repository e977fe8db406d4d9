package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.store.ProviderGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a node refuses by itself until it is recorded. */
class LogoutMemoryTest {
    private static final String ISSUER = "https://id.example";
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Map<String, Object> CLAIMS =
            Map.of("ost_iss", ISSUER, "ost_provider", "staff", "ost_began", NOW.getEpochSecond(), "sid", "s1");

    private final LogoutMemory memory = new LogoutMemory(2);

    private static Ending ending(boolean isUser, String id, Instant upTo) {
        return new Ending("staff", new Ending.Name(isUser, ProviderGrant.key(ISSUER, id)), upTo);
    }

    @Test
    void covers_nothing_isFalse() {
        assertThat(memory.covers("u1", CLAIMS)).isFalse();
    }

    @Test
    void covers_sessionOfTheSid_isTrue() {
        memory.add(ending(false, "s1", NOW));

        assertThat(memory.covers("u1", CLAIMS)).isTrue();
    }

    @Test
    void covers_sessionThatBeganLater_isFalse() {
        memory.add(ending(false, "s1", NOW.minusSeconds(1)));

        assertThat(memory.covers("u1", CLAIMS)).isFalse();
    }

    @Test
    void covers_userOfOneOfSeveralProviders_isTrue() {
        memory.add(ending(true, "u1", NOW));

        assertThat(memory.covers("u1", CLAIMS)).isTrue();
        assertThat(memory.covers("staff:u1", CLAIMS)).isTrue();
        assertThat(memory.covers("other:u1", CLAIMS)).isFalse();
    }

    @Test
    void covers_sidAsUser_isFalse() {
        memory.add(ending(true, "s1", NOW));

        assertThat(memory.covers("u1", CLAIMS)).isFalse();
    }

    @Test
    void covers_sessionOfNoProvider_isFalse() {
        memory.add(ending(true, "u1", NOW));

        assertThat(memory.covers("u1", Map.of("sid", "s1"))).isFalse();
    }

    @Test
    void covers_tokenWithoutItsBeginning_isTrue() {
        memory.add(ending(false, "s1", NOW));

        assertThat(memory.covers("u1", Map.of("ost_iss", ISSUER, "sid", "s1"))).isTrue();
    }

    private static ProviderIdentity identity(String sid) {
        return new ProviderIdentity(
                ISSUER,
                "u1",
                Optional.of(sid),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                NOW.plusMillis(700),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    @Test
    void covers_keptSessionOfTheSid_isTrueForThatOne() {
        memory.add(ending(false, "s1", NOW));

        assertThat(memory.covers(identity("s1"))).isTrue();
        assertThat(memory.covers(identity("s2"))).isFalse();
    }

    @Test
    void covers_keptSessionOfTheUser_isTrueUnlessItBeganLater() {
        memory.add(ending(true, "u1", NOW.minusSeconds(1)));
        assertThat(memory.covers(identity("s1"))).isFalse();

        memory.add(ending(true, "u1", NOW));
        assertThat(memory.covers(identity("s1"))).isTrue();
    }

    @Test
    void add_tooMany_forgetsTheOldest() {
        memory.add(ending(false, "s1", NOW));
        memory.add(ending(false, "s2", NOW));
        memory.add(ending(false, "s3", NOW));

        assertThat(memory.all()).containsExactly(ending(false, "s2", NOW), ending(false, "s3", NOW));
    }

    @Test
    void add_earlierOneOfTheSameName_changesNothing() {
        memory.add(ending(false, "s1", NOW));
        memory.add(ending(false, "s1", NOW.minusSeconds(9)));

        assertThat(memory.covers("u1", CLAIMS)).isTrue();
    }

    @Test
    void remove_ofSeveralCallers_isTrueForOne() {
        Ending ending = ending(false, "s1", NOW);
        memory.add(ending);

        assertThat(memory.remove(ending)).isTrue();
        assertThat(memory.remove(ending)).isFalse();
        assertThat(memory.covers("u1", CLAIMS)).isFalse();
    }

    @Test
    void toString_ofAnEnding_showsNobody() {
        assertThat(ending(true, "u1", NOW).toString()).isEqualTo("Ending[up to 2030-01-01T00:00:00Z]");
    }
}
