package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad callbacks against an application that is strict, and one that is not. */
class BadCallbacksTest {
    private static final TestIssuer ISSUER =
            TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();

    private final TestIssuer issuer = ISSUER;
    private SmallApplication application;

    @BeforeEach
    void start() throws IOException {
        issuer.reset();
        application = SmallApplication.at(issuer, "localhost");
    }

    @AfterEach
    void close() {
        application.close();
    }

    @TestFactory
    Stream<DynamicTest> dynamicTests_ofACarefulApplication_allPass() {
        return BadCallbacks.dynamicTests(issuer, target());
    }

    @Test
    void all_always_areManyOfEachKindAndNamedApart() {
        List<BadCallback> all = BadCallbacks.all(issuer);

        assertThat(all).hasSizeGreaterThan(150);
        assertThat(all).extracting(BadCallback::toString).doesNotHaveDuplicates();
        assertThat(all).extracting(BadCallback::kind).containsAll(Arrays.asList(BadCallback.Kind.values()));
    }

    @Test
    void requireHarmless_applicationThatIsOpenToAll_fails() {
        application.openToAll();
        CallbackVerdict verdict = new CallbackVerdict(issuer, target());
        BadCallback first = BadCallbacks.all(issuer).get(0);

        assertThatThrownBy(() -> verdict.requireHarmless(first)).isInstanceOf(AssertionError.class);
    }

    private SignInTarget target() {
        return new SignInTarget(application.url("/page"), application.url("/auth/back-channel-logout"));
    }
}
