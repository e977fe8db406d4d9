package dev.ostiary.servlet.csrf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255",
        "10.0.0.0/8, 10.0.0.0",
        "192.168.4.0/22, 192.168.7.255",
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1/32, 127.0.0.1",
        "0.0.0.0/0, 203.0.113.9",
        "fd00::/8, fdff::1",
        "::1, 0:0:0:0:0:0:0:1",
        "fe80::/10, fe80::1%eth0",
        "fe80::/10, [fe80::1%eth0]",
        "::1, [0:0:0:0:0:0:0:1]",
        "10.0.0.0/8, ::ffff:10.1.2.3",
    })
    void contains_addressWithin_is(String range, String address) {
        assertThat(AddressRange.parse(range).contains(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 11.0.0.0",
        "10.0.0.0/8, 9.255.255.255",
        "192.168.4.0/22, 192.168.8.0",
        "127.0.0.1, 127.0.0.2",
        "0.0.0.0/0, ::1",
        "::/0, 10.0.0.1",
        "fd00::/8, fe00::1",
        "127.0.0.1, localhost",
        "127.0.0.1, ''",
        "127.0.0.1, null",
        "127.0.0.1, 127.1",
        "::1, [::1",
        "::1, []",
    })
    void contains_anythingElse_isNot(String range, String address) {
        assertThat(AddressRange.parse(range).contains(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "proxy.example", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8", "10.0.0.0/8/8",
                "256.1.1.1", "10.0.0.1.", "1.2.3.4.5", "12345::", ":::", "10.0.0.0/8 ", "fe80::1%eth0",
                        "::ffff:10.0.0.0/104"
            })
    void parse_whatIsNoRange_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "10.128.0.0/8", "fd00::1/8", "0.0.0.1/0"})
    void parse_bitsBehindThePrefix_isRefusedAsMistake(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRange.parse(text))
                .withMessageContaining("prefix");
    }

    @Test
    void toString_isWhatWasWritten() {
        assertThat(AddressRange.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource({"fd00::/8, FD00:0::/8", "127.0.0.1, 127.0.0.1/32", "::ffff:10.0.0.1, 10.0.0.1"})
    void equals_sameAddressesOtherwiseWritten_isTrue(String text, String otherwise) {
        AddressRange range = AddressRange.parse(text);

        assertThat(AddressRange.parse(otherwise)).isEqualTo(range).hasSameHashCodeAs(range);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.0.0.0/9", "10.0.0.0/8, 11.0.0.0/8", "0.0.0.0/0, ::/0"})
    void equals_otherAddresses_isFalse(String text, String other) {
        assertThat(AddressRange.parse(text)).isNotEqualTo(AddressRange.parse(other));
    }

    @Test
    void equals_textOfTheRange_isFalse() {
        assertThat(AddressRange.parse("10.0.0.0/8")).isNotEqualTo("10.0.0.0/8");
    }
}
