package dev.ostiary.servlet.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As the adapters replaced them. */
class AdapterPlaceholdersTest {
    private final AdapterPlaceholders placeholders =
            new AdapterPlaceholders(Map.of("env.REALM", "shop", "realm", "property", "env.EMPTY", "")::get);

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${env.REALM}, shop",
        "${realm}, property",
        "${env.NONE:here}, here",
        "${env.NONE:}, ''",
        "${env.EMPTY:unused}, ''",
        "${env.REALM:unused}, shop",
        "a-${env.REALM}-${realm}-b, a-shop-property-b",
        "'${env.NONE,realm:x}', property",
        "${env.NONE:https://id.example:8443/}, https://id.example:8443/",
        "${env.NONE:${realm}}, property",
        "${env.NONE:${env.NO:deep}}!, deep!",
        "$ {x} $x }, $ {x} $x }"
    })
    void replaceIn_isWhatTheAdaptersMade(String text, String replaced) {
        assertThat(placeholders.replaceIn(text)).isEqualTo(replaced);
    }

    @Test
    void replaceIn_whatWasPutIn_isNotLookedAtAgain() {
        AdapterPlaceholders hostile = new AdapterPlaceholders(Map.of("a", "${b}", "b", "pl4nt3d")::get);

        assertThat(hostile.replaceIn("${a}")).isEqualTo("${b}");
    }

    @ParameterizedTest
    @CsvSource({
        "${env.NONE}, the placeholder ${env.NONE} has no value and no default; set the environment variable",
        "${none}, the placeholder ${none} has no value and no default; set the system property",
        "${env.REALM, a placeholder that begins with '${' lacks its '}'"
    })
    void replaceIn_noValue_isAFault(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> placeholders.replaceIn(text))
                .withMessage(message);
    }
}
