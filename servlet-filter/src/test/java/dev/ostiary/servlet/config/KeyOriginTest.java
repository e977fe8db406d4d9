package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the keys of an issuer come from, by what is written. */
class KeyOriginTest {

    private static KeyOrigin origin(String... namesAndTexts) {
        return Configs.with(withoutSecret(namesAndTexts)).issuers().get(0).keys();
    }

    private static List<String> problems(String... namesAndTexts) {
        return Configs.problemsWith(withoutSecret(namesAndTexts)).problems();
    }

    private static String[] withoutSecret(String... namesAndTexts) {
        String[] all = new String[namesAndTexts.length + 2];
        all[0] = "secret";
        System.arraycopy(namesAndTexts, 0, all, 2, namesAndTexts.length);
        return all;
    }

    @Test
    void origin_issuerAlone_isDiscovery() {
        assertThat(origin("issuer", "https://id.example/realms/a"))
                .isInstanceOfSatisfying(
                        KeyOrigin.DiscoveredFrom.class,
                        from -> assertThat(from.issuer()).isEqualTo("https://id.example/realms/a"));
    }

    @Test
    void origin_issuerBesideAnAddress_isTheAddress() {
        assertThat(origin("issuer", "my-issuer", "jwks-uri", "https://id.example/keys"))
                .isInstanceOf(KeyOrigin.At.class);
    }

    @Test
    void origin_fileOfKeys_isReadAgainLater(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), Configs.PEM);

        assertThat(origin("public-key", "file:" + file))
                .isInstanceOfSatisfying(
                        KeyOrigin.InFile.class,
                        inFile -> assertThat(inFile.file()).isEqualTo(file));
        assertThat(origin("public-key", Configs.PEM)).isInstanceOf(KeyOrigin.Ready.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-issuer",
                "http://id.example",
                "https://id.example?a=b",
                "https://id.example#a",
                "https://me@id.example",
                "https:///path",
                "ftp://id.example",
                "https://id.example:0"
            })
    void origin_issuerThatCannotBeDiscovered_isAProblem(String issuer) {
        assertThat(problems("issuer", issuer))
                .singleElement()
                .asString()
                .startsWith("issuer (init-param): with none of secret, public-key and jwks-uri");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/a",
        "http://127.0.0.1/a",
        "http://127.9.9.9/a",
        "http://[::1]:8080/a",
        "http://LOCALHOST/a",
        "http://[0:0:0:0:0:0:0:1]/a"
    })
    void origin_plainHttpToThisMachine_isFine(String address) {
        assertThat(origin("jwks-uri", address)).isInstanceOf(KeyOrigin.At.class);
        assertThat(origin("issuer", address)).isInstanceOf(KeyOrigin.DiscoveredFrom.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://id.example/a",
        "http://localhost.id.example/a",
        "http://id.localhost/a",
        "http://127.0.0.1.id.example/a",
        "http://10.0.0.1/a",
        "http://[::2]/a"
    })
    void origin_plainHttpToAnotherMachine_mustBeAllowed(String address) {
        assertThat(problems("jwks-uri", address))
                .singleElement()
                .asString()
                .startsWith("jwks-uri (init-param): over plain http");
        assertThat(origin("jwks-uri", address, "allow-http", "true")).isInstanceOf(KeyOrigin.At.class);
        assertThat(origin("issuer", address, "allow-http", "true")).isInstanceOf(KeyOrigin.DiscoveredFrom.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/keys",
                "https:/keys",
                "https://",
                "https://me:pl4nt3d@id.example/keys",
                "https://id.example/keys#pl4nt3d",
                "https://id.example/a b",
                "HTTPS"
            })
    void origin_addressThatIsNone_isAProblemThatDoesNotRepeatIt(String address) {
        assertThat(problems("jwks-uri", address))
                .singleElement()
                .asString()
                .startsWith("jwks-uri (init-param): is no such URL; expected an https URL")
                .doesNotContain("pl4nt3d", address + "'");
    }

    @Test
    void origin_severalPlaces_areNamedWithWhereTheyAre() {
        assertThat(problems("jwks-uri", "https://id.example/keys", "public-key", Configs.PEM))
                .singleElement()
                .asString()
                .startsWith("jwks-uri (init-param): keys come from public-key (init-param) and jwks-uri (init-param)");
    }

    @Test
    void origin_hmacWithFetchedKeys_isNothingTheyCanDo() {
        assertThat(problems("issuer", "https://id.example", "algorithms", "HS256"))
                .singleElement()
                .asString()
                .contains("HS256 is nothing that the configured key can do");
    }

    @Test
    void algorithms_ofFetchedKeys_areAllButHmac() {
        assertThat(origin("issuer", "https://id.example").algorithms())
                .contains(JwsAlgorithm.RS256, JwsAlgorithm.ES256, JwsAlgorithm.EDDSA)
                .doesNotContain(JwsAlgorithm.HS256);
    }

    @Test
    void toString_ofKeysThatAreThere_showsNone() {
        assertThat(Configs.with().issuers().get(0).keys().toString()).doesNotContain(Configs.SECRET);
    }
}
