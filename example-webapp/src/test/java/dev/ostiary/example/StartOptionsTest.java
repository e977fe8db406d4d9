package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsTest {
    @Test
    void parse_nothing_isWebXmlOnPort8080() {
        assertThat(StartOptions.parse(List.of()))
                .isEqualTo(new StartOptions(8080, false, false, Optional.empty(), false, Optional.empty()));
    }

    @Test
    void parse_everything_isTaken() {
        assertThat(StartOptions.parse(List.of("--programmatic", "--port", "0", "--help")))
                .isEqualTo(new StartOptions(0, true, true, Optional.empty(), false, Optional.empty()));
    }

    @Test
    void parse_portAfterEqualsSign_isTheSame() {
        assertThat(StartOptions.parse(List.of("--port=9090")).port()).isEqualTo(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "99999", "123456", "80 ", "٨٠"})
    void parse_badPort_isRefusedInOneLine(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOptions.parse(List.of("--port", port)))
                .withMessage("--port: expected a number from 0 to 65535, got: " + port);
    }

    @Test
    void parse_portWithoutValue_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOptions.parse(List.of("--port")))
                .withMessageStartingWith("--port: expected a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "8080", "--Programmatic", ""})
    void parse_unknownOption_isNamed(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOptions.parse(List.of(option)))
                .withMessage("Unknown option: " + option + " (--help lists the known ones)");
    }

    @ParameterizedTest
    @CsvSource({
        "--store=memory, memory",
        "--store=postgres --store-url=jdbc:postgresql://db/app, jdbc:postgresql://db/app",
        "--store redis --store-url redis://cache, redis://cache",
        "--store=redis --store-url=rediss://cache/1, rediss://cache/1"
    })
    void parse_store_isAPlaceForTheFilter(String line, String location) throws IOException {
        assertThat(store(line, Map.of()).location()).isEqualTo(location);
    }

    @Test
    void parse_storeUrlOfTheEnvironment_isTakenUnlessOneIsGiven() throws IOException {
        Map<String, String> environment = Map.of("STORE_URL", "redis://env");

        assertThat(store("--store=redis", environment).location()).isEqualTo("redis://env");
        assertThat(store("--store=redis --store-url=redis://here", environment).location())
                .isEqualTo("redis://here");
        assertThat(store("--store=memory", environment).location()).isEqualTo("memory");
    }

    @Test
    void parse_h2_isAFileInTheFolderOrInANewOne(@TempDir Path folder) throws IOException {
        StoreChoice anywhere = store("--store=h2", Map.of());

        assertThat(store("--store=h2 --store-folder=" + folder, Map.of()).location())
                .isEqualTo("jdbc:h2:file:" + folder.resolve("ostiary-example"));
        assertThat(anywhere.location()).startsWith("jdbc:h2:file:").isNotEqualTo(anywhere.location());
    }

    @ParameterizedTest
    @CsvSource({
        "--store=disk, '--store: expected memory, h2, postgres or redis, got: disk'",
        "--store, '--store: expected memory, h2, postgres or redis, got: '",
        "--store=postgres, '--store-url, or STORE_URL: expected jdbc:postgresql://HOST/DATABASE'",
        "--store=postgres --store-url=redis://secret, '--store-url, or STORE_URL: expected jdbc:postgresql://HOST/DATABASE'",
        "--store=redis --store-url=http://secret, '--store-url, or STORE_URL: expected redis://HOST'",
        "--store=h2 --store-url=redis://secret, --store-url: only with --store=postgres or --store=redis",
        "--store-url=redis://secret, --store-url: only with --store=postgres or --store=redis",
        "--store=redis --store-folder=x, --store-folder: only with --store=h2",
        "--store=h2 --store-folder=x;INIT=y, --store-folder: H2 takes no folder with a semicolon in its name"
    })
    void parse_storeThatDoesNotFit_isRefusedInOneLineWithoutTheUrl(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store(line, Map.of()))
                .withMessage(message);
    }

    @Test
    void parse_issuer_isTheProviderWhoseFileIsWebSignIn() {
        StartOptions options = parse("--issuer=https://id.example --client-id=shop --client-secret=s3cret", Map.of());

        assertThat(options.provider()).contains(new ProviderChoice("https://id.example", "shop", "s3cret"));
        assertThat(options.demo()).isFalse();
        assertThat(options.descriptor()).isEqualTo("web-sign-in.xml");
        assertThat(options).asString().doesNotContain("s3cret");
    }

    @Test
    void parse_clientSecretOfTheEnvironment_isTakenUnlessOneIsGiven() {
        Map<String, String> environment = Map.of("CLIENT_SECRET", "env");
        String line = "--issuer=https://id.example --client-id=shop";

        assertThat(parse(line, environment).provider().orElseThrow().clientSecret())
                .isEqualTo("env");
        assertThat(parse(line + " --client-secret=here", environment)
                        .provider()
                        .orElseThrow()
                        .clientSecret())
                .isEqualTo("here");
        assertThat(parse("--port=0", environment).provider()).isEmpty();
    }

    @Test
    void parse_signInDemo_isAProviderOfItsOwn() {
        StartOptions options = parse("--sign-in=demo", Map.of());

        assertThat(options.demo()).isTrue();
        assertThat(options.provider()).isEmpty();
        assertThat(options.descriptor()).isEqualTo("web-sign-in.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "--sign-in=keycloak, '--sign-in: expected demo, got: keycloak'",
        "--sign-in, '--sign-in: expected demo, got: '",
        "--issuer=x, '--issuer, --client-id and --client-secret (or CLIENT_SECRET) are needed together'",
        "--client-id=x --client-secret=y, '--issuer, --client-id and --client-secret (or CLIENT_SECRET) are needed together'",
        "--sign-in=demo --issuer=x, '--sign-in=demo: not with --issuer, --client-id or --client-secret'",
        "--sign-in=demo --programmatic, --programmatic: not where a provider signs users in",
        "--issuer=x --programmatic, --programmatic: not where a provider signs users in"
    })
    void parse_signInThatDoesNotFit_isRefusedInOneLine(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(line, Map.of()))
                .withMessage(message);
    }

    private static StartOptions parse(String line, Map<String, String> environment) {
        return StartOptions.parse(List.of(line.split(" ")), environment);
    }

    @Test
    void store_toString_hidesThePlace() {
        assertThat(store("--store=redis --store-url=redis://:secret@cache", Map.of()))
                .asString()
                .doesNotContain("secret");
    }

    private static StoreChoice store(String line, Map<String, String> environment) {
        return parse(line, environment).store().orElseThrow();
    }

    @Test
    void help_namesEveryOption() {
        assertThat(HelpText.TEXT)
                .contains(
                        "--port PORT", "--programmatic", "--help", "--store KIND", "--store-url URL", "--store-folder")
                .contains("--sign-in=demo", "--issuer URL", "--client-id ID", "--client-secret SECRET");
    }
}
