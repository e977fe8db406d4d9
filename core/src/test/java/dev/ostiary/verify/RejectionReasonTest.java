package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionReasonTest {
    /** What {@code error_description} may hold, RFC 6750, section 3. */
    private static final String DESCRIPTION = "[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]+";

    @ParameterizedTest
    @EnumSource
    void description_fitsErrorDescription(RejectionReason reason) {
        assertThat(reason.description()).matches(DESCRIPTION);
    }

    @ParameterizedTest
    @EnumSource
    void remedy_isPlainText(RejectionReason reason) {
        assertThat(reason.remedy()).matches(DESCRIPTION).endsWith(".");
    }

    @Test
    void code_isTheNameInLowerCase() {
        assertThat(RejectionReason.CRITICAL_HEADER_UNSUPPORTED.code()).isEqualTo("critical_header_unsupported");
    }

    @Test
    void category_tellsWhetherANewTokenHelps() {
        assertThat(Arrays.stream(RejectionReason.values())
                        .filter(reason -> reason.category() == RejectionReason.Category.EXPIRED))
                .containsExactly(RejectionReason.TOKEN_EXPIRED, RejectionReason.TOKEN_TOO_OLD);
        assertThat(RejectionReason.KEYS_UNAVAILABLE.category()).isEqualTo(RejectionReason.Category.UNAVAILABLE);
    }
}
