package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The little of DER that tells kinds of keys apart. */
class KeyOidTest {
    @ParameterizedTest
    @ValueSource(strings = {"3007300506032b6570", "308107300506032b6570", "30820007300506032b6570"})
    void ofSpki_lengthInOneTwoOrThreeBytes_isRead(String hex) {
        assertThat(KeyOid.ofSpki(HexFormat.of().parseHex(hex))).isEqualTo(KeyOid.ED25519);
    }

    @Test
    void ofSpki_lengthOf128InTwoBytes_isRead() {
        String rest = "300506032b6570" + "00".repeat(121);

        assertThat(KeyOid.ofSpki(HexFormat.of().parseHex("308180" + rest))).isEqualTo(KeyOid.ED25519);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3080",
                "3081",
                "308201",
                "30830000073005",
                "3008300506032b6570",
                "30820107300506032b6570",
                "3107300506032b6570",
                "30073005",
                "3007310506032b6570",
                "3007300505032b6570",
                "3007300506042b6570"
            })
    void ofSpki_lengthOrTagThatDoesNotFit_isRefused(String hex) {
        byte[] der = HexFormat.of().parseHex(hex);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyOid.ofSpki(der))
                .withMessage("the PEM block does not hold the DER structure that its label says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0000", "3000"})
    void of_bytesAfterTheStructure_isRefused(String rest) {
        byte[] spki = TestKeys.P256.getPublic().getEncoded();
        byte[] pkcs8 = TestKeys.P256.getPrivate().getEncoded();

        assertThat(KeyOid.ofSpki(spki)).isEqualTo(KeyOid.EC);
        assertThat(KeyOid.ofPkcs8(pkcs8)).isEqualTo(KeyOid.EC);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(PemBlock.write("PUBLIC KEY", followedBy(rest, spki))))
                .withMessageContaining("does not hold the DER structure");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Keys.parsePrivate(PemBlock.write("PRIVATE KEY", followedBy(rest, pkcs8)), JwsAlgorithm.ES256))
                .withMessageContaining("does not hold the DER structure");
    }

    private static byte[] followedBy(String rest, byte[] der) {
        return HexFormat.of().parseHex(HexFormat.of().formatHex(der) + rest);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 121})
    void ofSpki_indefiniteLength_isRefused(int following) {
        byte[] ber = HexFormat.of().parseHex("3080300506032b6570" + "00".repeat(following));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyOid.ofSpki(ber))
                .withMessageContaining("does not hold the DER structure");
    }
}
