package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.encoding.Base64Url;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys for which signatures can be made without a private key. */
class Ed25519Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000", // order 4
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000", // the neutral element
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // order 2
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // order 8
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"
            })
    void parsePublic_pointOfSmallOrder_isRefused(String hex) {
        String jwk = jwk(hex);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessageContaining("small order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p, which is 0
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p + 1, which is 1
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // p + 3
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // the greatest
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void parsePublic_yNotBelowThePrime_isRefused(String hex) {
        String jwk = jwk(hex);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessageContaining("not encoded canonically");
    }

    private static String jwk(String hex) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + Base64Url.encode(HexFormat.of().parseHex(hex)) + "\"}";
    }
}
