package dev.ostiary.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NumericDateTest {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @Test
    void read_wholeSecondsAtTheLimits_areInstants() {
        assertThat(NumericDate.read(0L)).isEqualTo(Instant.EPOCH);
        assertThat(NumericDate.read(253_402_300_799L)).isEqualTo(LAST);
    }

    @Test
    void read_wholeSecondsBeyondTheLimits_areRefused() {
        assertThat(NumericDate.read(-1L)).isNull();
        assertThat(NumericDate.read(253_402_300_800L)).isNull();
    }

    @Test
    void read_fractionsAtTheLimits_areInstants() {
        assertThat(NumericDate.read(0.0)).isEqualTo(Instant.EPOCH);
        assertThat(NumericDate.read(253_402_300_799.0)).isEqualTo(LAST);
    }

    @Test
    void read_fractionsBeyondTheLimits_areRefused() {
        assertThat(NumericDate.read(-0.001)).isNull();
        assertThat(NumericDate.read(253_402_300_799.5)).isNull();
        assertThat(NumericDate.read(Double.NaN)).isNull();
    }

    @Test
    void read_fraction_keepsItsNanoseconds() {
        assertThat(NumericDate.read(1.25)).isEqualTo(Instant.ofEpochSecond(1, 250_000_000));
    }

    @Test
    void read_otherThanLongOrDouble_isRefused() {
        assertThat(NumericDate.read(BigInteger.ONE)).isNull();
        assertThat(NumericDate.read("1")).isNull();
        assertThat(NumericDate.read(null)).isNull();
    }
}
