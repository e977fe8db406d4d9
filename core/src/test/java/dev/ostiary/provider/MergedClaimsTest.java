package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What claims of two sources come to: nobody adds what only the ID token may say, or verifies another source's address. */
class MergedClaimsTest {
    private final MergedClaims merged = new MergedClaims();

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "iat", "nbf", "jti", "azp", "nonce", "at_hash", "c_hash", "s_hash"})
    void idToken_claimOfTheProtocol_isLeftOut(String name) {
        merged.addIdToken(Map.of(name, "x", "locale", "de"));

        assertThat(merged.all()).containsOnlyKeys("locale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "sid", "acr", "amr", "auth_time", "session_expiry", "cnf", "events", "nonce"})
    void userInfo_whatOnlyTheIdTokenMaySay_isPassedOver(String name) {
        merged.addUserInfo(Map.of(name, "x", "locale", "de"));

        assertThat(merged.all()).containsOnlyKeys("locale");
    }

    @Test
    void sameClaimTwice_theFirstCounts() {
        merged.addIdToken(Map.of("locale", "de"));
        merged.addUserInfo(Map.of("locale", "fr", "zoneinfo", "x"));

        assertThat(merged.all()).isEqualTo(Map.of("locale", "de", "zoneinfo", "x"));
    }

    @Test
    void verified_ofAnotherAddress_isPassedOver() {
        merged.addIdToken(Map.of("email", "a@b.test"));
        merged.addUserInfo(Map.of("email", "other@b.test", "email_verified", true));

        assertThat(merged.all()).isEqualTo(Map.of("email", "a@b.test"));
    }

    @Test
    void verified_ofTheSameAddress_counts() {
        merged.addIdToken(Map.of("email", "a@b.test"));
        merged.addUserInfo(Map.of("email", "a@b.test", "email_verified", true));

        assertThat(merged.all()).isEqualTo(Map.of("email", "a@b.test", "email_verified", true));
    }

    @Test
    void verified_withoutAnAddressBesideIt_verifiesNoneThatComesLater() {
        merged.addIdToken(Map.of("email_verified", true));
        merged.addUserInfo(Map.of("email", "a@b.test"));

        assertThat(merged.all()).isEqualTo(Map.of("email", "a@b.test"));
    }

    @Test
    void verified_withoutAnyAddress_stays() {
        merged.addIdToken(Map.of("email_verified", true));
        merged.addUserInfo(Map.of("locale", "de"));

        assertThat(merged.all()).isEqualTo(Map.of("email_verified", true, "locale", "de"));
    }

    @ParameterizedTest
    @CsvSource({"253402300799, true", "253402300800, false", "0, true", "-1, false"})
    void time_upToTheYear9999_isOne(long seconds, boolean time) {
        assertThat(Identities.time(seconds).isPresent()).isEqualTo(time);
    }

    @Test
    void text_emptyOrNone_isAbsent() {
        assertThat(Identities.text("")).isEqualTo(Optional.empty());
        assertThat(Identities.text(7)).isEqualTo(Optional.empty());
        assertThat(Identities.texts(List.of("a", 7, "b"))).containsExactly("a", "b");
        assertThat(Identities.texts("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.!.c", "a.e30.c.d", "a.W10.c"})
    void idTokenText_thatIsNoToken_saysNothing(String text) {
        assertThat(IdTokenText.claims(text)).isEmpty();
    }

    @Test
    void idTokenText_token_saysWhatStandsInIt() {
        assertThat(IdTokenText.claims("a.eyJzdWIiOiJ1MSJ9.c")).isEqualTo(Map.of("sub", "u1"));
    }
}
