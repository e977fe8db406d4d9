package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadTokenTest {

    @Test
    void toString_ofATokenThatWasRead_showsItsAlgorithmOnly() {
        ReadToken read = new JwsReader(8_192, new TokenTypes(Set.of("jwt")))
                .read(RawToken.valid().text());

        assertThat(read).hasToString("SignedToken[HS256]");
    }

    @Test
    void toString_ofHeaderAndClaims_showsNothingOfThem() {
        assertThat(new JwsHeader(Map.of("kid", "k1"))).hasToString("JwsHeader[]");
        assertThat(RegisteredClaims.read(Map.of("sub", "u1")).map(RegisteredClaims::toString))
                .isEqualTo(Optional.of("RegisteredClaims[]"));
    }
}
