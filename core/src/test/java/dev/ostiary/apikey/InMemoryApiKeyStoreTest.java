package dev.ostiary.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ostiary.apikey.ApiKeyLookup.Found;
import dev.ostiary.apikey.ApiKeyLookup.Unknown;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryApiKeyStoreTest {
    private final InMemoryApiKeyStore store = new InMemoryApiKeyStore(2);

    @Test
    void find_addedRecord_isFound() {
        ApiKeyRecord record = record();

        store.add(record);

        assertThat(store.find(record.id())).isEqualTo(new Found(record));
        assertThat(store.find(record().id())).isEqualTo(new Unknown());
    }

    @Test
    void add_toAFullStore_isRefusedAndDropsNothing() {
        ApiKeyRecord first = record();
        ApiKeyRecord third = record();

        assertThat(store.add(first)).isTrue();
        assertThat(store.add(record())).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> store.add(third));

        assertThat(store.find(first.id())).isInstanceOf(Found.class);
        assertThat(store.find(third.id())).isEqualTo(new Unknown());
    }

    @Test
    void remove_fromAFullStore_makesRoom() {
        ApiKeyRecord first = record();
        store.add(first);
        store.add(record());

        assertThat(store.remove(first.id())).isTrue();
        assertThat(store.remove(first.id())).isFalse();

        assertThat(store.find(first.id())).isEqualTo(new Unknown());
        assertThat(store.add(record())).isTrue();
    }

    @Test
    void add_sameIdAgain_isRefusedEvenWhenRevoked() {
        ApiKeyRecord record = record();
        store.add(record);
        store.revoke(record.id());

        assertThat(store.add(record)).isFalse();
        assertThat(store.find(record.id())).isEqualTo(new Found(record.asRevoked()));
    }

    @Test
    void revoke_anyId_tellsWhetherThereIsOne() {
        ApiKeyRecord record = record();
        store.add(record);

        assertThat(store.revoke(record.id())).isTrue();
        assertThat(store.revoke(record.id())).isTrue();
        assertThat(store.revoke(record().id())).isFalse();
    }

    @Test
    void keysOf_severalOwners_areThoseOfOne() {
        ApiKeyRecord record = record();
        store.add(record);
        store.add(ApiKeys.of(store).issue("other", Set.of(), Set.of()).record());
        store.revoke(record.id());

        assertThat(store.keysOf("s")).containsExactly(record.asRevoked());
        assertThat(store.keysOf("nobody")).isEmpty();
    }

    @Test
    void capacity_lessThanOne_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryApiKeyStore(0));
    }

    private ApiKeyRecord record() {
        return ApiKeys.of(store, InstantSource.system())
                .issue("s", Set.of(), Set.of())
                .record();
    }
}
