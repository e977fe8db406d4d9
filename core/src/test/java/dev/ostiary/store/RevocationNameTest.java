package dev.ostiary.store;

import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of what is revoked: an issuer and an id, as tokens say them and as stores keep them. */
class RevocationNameTest {
    private static final Optional<String> ISSUER = Optional.of("https://a.test");

    @ParameterizedTest
    @CsvSource({"256, false", "257, true", "1024, true"})
    void ofToken_idOfManyCharacters_isItselfUpTo256AndItsHashBeyond(int length, boolean hashed) {
        String id = "j".repeat(length);

        Name name = Name.ofToken(ISSUER, id);

        assertThat(name.id().equals(id)).isNotEqualTo(hashed);
        assertThat(name.id().length()).isLessThanOrEqualTo(StoreLimits.MAX_ID_LENGTH);
        assertThat(name).isEqualTo(Name.ofToken(ISSUER, id)).isNotEqualTo(Name.ofToken(ISSUER, id + "j"));
    }

    /** Whoever may choose a short id could else take back somebody else's long one. */
    @Test
    void ofToken_idThatIsTheHashOfALongOne_namesAnother() {
        Name ofLong = Name.ofToken(ISSUER, "j".repeat(1_024));

        assertThat(Name.ofToken(ISSUER, ofLong.id())).isNotEqualTo(ofLong);
    }

    @Test
    void ofToken_issuerOfMoreThan1024Characters_isItsHash() {
        Name name = token("i".repeat(1_025), "t");

        assertThat(name.issuer().orElseThrow()).startsWith("sha256:").hasSize(71);
        assertThat(token(name.issuer().orElseThrow(), "t")).isNotEqualTo(name);
    }

    @Test
    void text_emptyIssuerAndNone_differ() {
        assertThat(token("", "abc").text()).isEqualTo("0:abc");
        assertThat(token("abc").text()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", ":abc", "4:abc", "-1:abc", "+1:abc", "01:abc", "\u0661:abc", "99999:abc", " 1:abc"})
    void read_whatTextDoesNotMake_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Name.read(Kind.TOKEN, true, text))
                .withMessageNotContaining("abc");
    }

    @Test
    void read_whatTextMakes_isTheName() {
        Name name = token("https://a.test:8443/x", "7:t");

        assertThat(Name.read(Kind.TOKEN, true, name.text())).isEqualTo(name);
        assertThat(Name.read(Kind.TOKEN, false, "7:t")).isEqualTo(token("7:t"));
    }

    @Test
    void revocation_issuerOfMoreThan1024Characters_isRefusedWithoutShowingIt() {
        Name name = new Name(Kind.SUBJECT, Optional.of("i".repeat(1_025)), "u");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Revocation(name, Instant.EPOCH, Instant.EPOCH))
                .withMessageContaining("issuer")
                .withMessageNotContaining("ii");
    }
}
