package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalClaimsTest {
    private static final PrincipalClaims CLAIMS =
            new PrincipalClaims(List.of(ClaimPath.parse("profile.email"), ClaimPath.parse("sub")));

    @Test
    void name_severalClaims_isOfTheFirstThatIsThere() {
        assertThat(CLAIMS.name(Map.of("sub", "u1", "profile", Map.of("email", "a@b.test"))))
                .contains("a@b.test");
        assertThat(CLAIMS.name(Map.of("sub", "u1", "profile", Map.of()))).contains("u1");
    }

    @Test
    void name_wholeNumber_isItsDigits() {
        assertThat(CLAIMS.name(Map.of("sub", 42L))).contains("42");
        assertThat(CLAIMS.name(Map.of("sub", new BigInteger("9223372036854775808"))))
                .contains("9223372036854775808");
    }

    static List<Object> whatNamesNobody() {
        return List.of("", true, 1.5, List.of("u1"), Map.of("a", "u1"));
    }

    @ParameterizedTest
    @MethodSource("whatNamesNobody")
    void name_firstThatIsThereNamesNobody_isNotTakenFromALaterOne(Object email) {
        assertThat(CLAIMS.name(Map.of("sub", "u1", "profile", Map.of("email", email))))
                .isEmpty();
    }

    @Test
    void name_noneOrNull_isEmpty() {
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("sub", null);

        assertThat(CLAIMS.name(nothing)).isEmpty();
        assertThat(CLAIMS.name(Map.of())).isEmpty();
        assertThat(new PrincipalClaims(List.of()).name(Map.of("sub", "u1"))).isEmpty();
    }
}
