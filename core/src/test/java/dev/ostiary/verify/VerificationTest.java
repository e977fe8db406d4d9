package dev.ostiary.verify;

import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTest {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(7);

    @Test
    void fold_verified_asksWithTheContent() {
        Verification verified = standard().build().verify(RawToken.valid().text());

        assertThat(folded(verified)).isEqualTo("u1");
    }

    @Test
    void derived_ofTheSameTwoOwners_isMadeOnceForEach() {
        VerifiedJwt jwt = standard().build().verify(RawToken.valid().text()).orElseThrow();
        Object owner = new Object();
        Object another = new Object();
        Object made = jwt.derived(owner, token -> new Object());

        Optional<String> ofAnother = jwt.derived(another, VerifiedJwt::subject);

        assertThat(ofAnother).contains("u1");
        assertThat((Object) jwt.derived(owner, token -> new Object())).isSameAs(made);
        assertThat(jwt.derived(another, VerifiedJwt::subject)).isSameAs(ofAnother);
    }

    @Test
    void derived_ofAThirdOwner_takesThePlaceOfTheFirst() {
        VerifiedJwt jwt = standard().build().verify(RawToken.valid().text()).orElseThrow();
        Object owner = new Object();
        Object another = new Object();
        Object made = jwt.derived(owner, token -> new Object());
        Object ofAnother = jwt.derived(another, token -> new Object());

        jwt.derived(new Object(), VerifiedJwt::subject);

        assertThat((Object) jwt.derived(another, token -> new Object())).isSameAs(ofAnother);
        assertThat((Object) jwt.derived(owner, token -> new Object())).isNotSameAs(made);
    }

    @Test
    void fold_rejected_asksWithTheReason() {
        assertThat(folded(new Rejected(RejectionReason.BAD_SIGNATURE))).isEqualTo("bad_signature");
    }

    @Test
    void fold_unavailable_asksWithTheTime() {
        assertThat(folded(new Unavailable(RETRY_AFTER))).isEqualTo("PT7S");
    }

    @Test
    void orElseThrow_verified_isTheContent() {
        Verification verified = standard().build().verify(RawToken.valid().text());

        assertThat(verified.orElseThrow()).isSameAs(((Verified) verified).jwt());
    }

    @ParameterizedTest
    @EnumSource
    void orElseThrow_rejected_throwsTheCodeAndNothingElse(RejectionReason reason) {
        assertThatExceptionOfType(TokenNotVerifiedException.class)
                .isThrownBy(() -> new Rejected(reason).orElseThrow())
                .withMessage(reason.code())
                .withNoCause()
                .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(reason));
    }

    @Test
    void orElseThrow_unavailable_isAnOutageAndNoVerdict() {
        assertThatExceptionOfType(TokenNotVerifiedException.class)
                .isThrownBy(() -> new Unavailable(RETRY_AFTER).orElseThrow())
                .satisfies(thrown ->
                        assertThat(thrown.reason().category()).isEqualTo(RejectionReason.Category.UNAVAILABLE));
    }

    @Test
    @SuppressWarnings("NullAway")
    void outcomes_ofNothing_cannotBeMade() {
        assertThatNullPointerException().isThrownBy(() -> new Verified(null));
        assertThatNullPointerException().isThrownBy(() -> new Rejected(null));
        assertThatNullPointerException().isThrownBy(() -> new Unavailable(null));
    }

    private static String folded(Verification verification) {
        return verification.fold(jwt -> jwt.subject().orElseThrow(), RejectionReason::code, Duration::toString);
    }
}
