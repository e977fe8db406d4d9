package dev.ostiary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageCauseTest {

    @Test
    void words_faultOfTls_isFoundBehindThoseOfTheLibrary() {
        Throwable tls = new SSLHandshakeException("PKIX path building failed");
        Throwable fault = new IllegalStateException("planted", new IllegalArgumentException("planted", tls));

        assertThat(OutageCause.words(fault))
                .isEqualTo("IllegalStateException, because of IllegalArgumentException,"
                        + " because of SSLHandshakeException: PKIX path building failed");
    }

    @Test
    void words_sameLinkAgain_isToldOnce() {
        Throwable refused = new ConnectException("Connection refused");

        assertThat(OutageCause.words(new IllegalStateException(new IllegalStateException(refused))))
                .isEqualTo("IllegalStateException, because of ConnectException: Connection refused");
    }

    @Test
    void words_chainThatEndsNowhere_ends() {
        Exception one = new IllegalStateException();
        Exception other = new IllegalArgumentException(one);
        one.initCause(other);

        assertThat(OutageCause.words(one)).isEqualTo("IllegalStateException, because of IllegalArgumentException");
    }

    /** What a driver says may show the URL that it was given. */
    @Test
    void words_messagesOfDrivers_areLeftOut() {
        assertThat(OutageCause.words(new IllegalStateException("jdbc:x://db/?password=planted")))
                .isEqualTo("IllegalStateException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:planted@host:6379",
                "user:planted@host",
                "failed for rediss://:planted@host/0",
                "jdbc:x://host/db?user=u&password=planted",
                "Password: planted",
                "pwd = planted",
            })
    void words_credentialsInAMessageOfThePlatform_areLeftOut(String message) {
        assertThat(OutageCause.words(new UnknownHostException(message)))
                .startsWith("UnknownHostException: ")
                .doesNotContain("planted");
    }

    @Test
    void words_credentialsWhereALongMessageIsCut_areLeftOut() {
        String message = "x".repeat(170) + " redis://user:planted" + "y".repeat(100) + "@host";

        assertThat(OutageCause.words(new UnknownHostException(message))).doesNotContain("planted");
    }

    @Test
    void words_longMessageOfManyLines_isOneShortLine() {
        assertThat(OutageCause.words(new ConnectException("a\nb" + "c".repeat(10_000))))
                .hasSizeLessThan(300)
                .doesNotContain("\n");
    }
}
