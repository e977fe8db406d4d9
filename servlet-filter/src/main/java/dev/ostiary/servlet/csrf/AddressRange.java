package dev.ostiary.servlet.csrf;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3). Immutable and thread-safe; equal when the
 * addresses are, however written.
 *
 * <p>Names are never resolved. An IPv4 address written as IPv6 ({@code ::ffff:10.0.0.1}) is that IPv4 address.
 */
public final class AddressRange {
    private static final Pattern RANGE = Pattern.compile("(?<address>[^/]++)(/(?<prefix>[0-9]{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

    private final byte[] network;
    private final int prefix;
    private final String text;

    private AddressRange(byte[] network, int prefix, String text) {
        this.network = network;
        this.prefix = prefix;
        this.text = text;
    }

    /**
     * Reads a range.
     *
     * @param text {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address
     * @return the range
     * @throws IllegalArgumentException if it is neither, or has bits set behind its prefix
     */
    public static AddressRange parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        byte[] address = matcher.matches() ? bytes(matcher.group("address")).orElse(null) : null;
        if (address == null) {
            throw new IllegalArgumentException("'" + text + "' is no IP address and no range such as 10.0.0.0/8");
        }
        @Nullable String given = matcher.group("prefix");
        int bits = address.length * Byte.SIZE;
        int prefix = given == null ? bits : Integer.parseInt(given);
        if (prefix > bits) {
            throw new IllegalArgumentException("'" + text + "' has a prefix of more than " + bits + " bits");
        }
        int lowest = new BigInteger(1, address).getLowestSetBit();
        if (lowest >= 0 && lowest < bits - prefix) {
            throw new IllegalArgumentException("'" + text + "' has bits set behind its prefix; name the whole network");
        }
        return new AddressRange(address, prefix, text);
    }

    /**
     * Whether an address lies within.
     *
     * @param address an address as containers give it: IPv6 perhaps with a scope ({@code %eth0}), and in brackets, as Jetty does
     * @return false also for what is no address
     */
    public boolean contains(String address) {
        boolean bracketed = address.startsWith("[") && address.endsWith("]");
        String bare = bracketed ? address.substring(1, address.length() - 1) : address;
        int scope = bare.indexOf('%');
        return bytes(scope < 0 ? bare : bare.substring(0, scope))
                .filter(candidate -> candidate.length == network.length)
                .filter(candidate -> head(candidate).equals(head(network)))
                .isPresent();
    }

    private BigInteger head(byte[] address) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - prefix);
    }

    private static Optional<byte[]> bytes(String address) {
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange range && prefix == range.prefix && Arrays.equals(network, range.network);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(network) + prefix;
    }

    /** The range as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
