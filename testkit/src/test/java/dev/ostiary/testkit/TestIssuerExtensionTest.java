package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension in each place that JUnit Jupiter has for one. The order of the tests is part of what is tested. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TestIssuerExtensionTest {
    private static final List<TestIssuer> SEEN_BY_PARAMETER = new ArrayList<>();
    private static final List<TestIssuer> SEEN_BY_INSTANCE_FIELD = new ArrayList<>();

    @Nested
    @Order(1)
    @ExtendWith(TestIssuerExtension.class)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class WithExtendWith {
        @BeforeAll
        static void keep(TestIssuer issuer) {
            SEEN_BY_PARAMETER.add(issuer);
        }

        @Test
        @Order(1)
        void parameter_inATest_isTheRunningIssuer(TestIssuer issuer) throws IOException {
            assertThat(status(issuer)).isEqualTo(200);
            assertThat(issuer).isSameAs(SEEN_BY_PARAMETER.get(0));
            issuer.outage();
        }

        @Test
        @Order(2)
        void parameter_inTheNextTest_isTheSameIssuerReset(TestIssuer issuer) throws IOException {
            assertThat(issuer).isSameAs(SEEN_BY_PARAMETER.get(0));
            assertThat(issuer.at(Endpoint.KEYS).requests()).isZero();
            assertThat(status(issuer)).isEqualTo(200);
        }

        @Nested
        class Inside {
            @Test
            void parameter_inANestedClass_isThatOfTheOuterOne(TestIssuer issuer) {
                assertThat(issuer).isSameAs(SEEN_BY_PARAMETER.get(0));
            }

            @AfterAll
            static void outerOneRunsOn(TestIssuer issuer) throws IOException {
                assertThat(status(issuer)).isEqualTo(200);
            }
        }

        @AfterAll
        static void nestedClassHasNotClosedIt(TestIssuer issuer) throws IOException {
            assertThat(status(issuer)).isEqualTo(200);
        }
    }

    @Nested
    @Order(2)
    class AfterExtendWith {
        @Test
        void issuer_afterItsClass_isClosed() {
            assertThatIOException().isThrownBy(() -> status(SEEN_BY_PARAMETER.get(0)));
        }
    }

    @Nested
    @Order(3)
    class WithStaticField {
        @RegisterExtension
        static final TestIssuerExtension EXTENSION = new TestIssuerExtension(
                () -> TestIssuer.builder().audience("orders").start());

        @Test
        void issuer_ofAStaticField_isTheConfiguredOneAndTheParameter(TestIssuer issuer) throws IOException {
            assertThat(EXTENSION.issuer()).isSameAs(issuer);
            assertThat(issuer.audience()).isEqualTo("orders");
            assertThat(status(issuer)).isEqualTo(200);
        }
    }

    @Nested
    @Order(4)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class WithInstanceField {
        @RegisterExtension
        final TestIssuerExtension extension = new TestIssuerExtension();

        @Test
        @Order(1)
        void issuer_ofAnInstanceField_runs() throws IOException {
            SEEN_BY_INSTANCE_FIELD.add(extension.issuer());

            assertThat(status(extension.issuer())).isEqualTo(200);
        }

        @Test
        @Order(2)
        void issuer_inTheNextTest_isAnotherAndTheFirstIsClosed() throws IOException {
            assertThat(status(extension.issuer())).isEqualTo(200);
            assertThatIOException().isThrownBy(() -> status(SEEN_BY_INSTANCE_FIELD.get(0)));
        }
    }

    @Test
    void issuer_ofAnExtensionThatIsNotRegistered_saysWhatToDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TestIssuerExtension().issuer())
                .withMessageContaining("@RegisterExtension");
    }

    private static int status(TestIssuer issuer) throws IOException {
        java.net.HttpURLConnection connection = (java.net.HttpURLConnection)
                URI.create(issuer.jwksUri()).toURL().openConnection();
        return connection.getResponseCode();
    }
}
