package dev.ostiary.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Signatures that one may accept and another not, each of the right length: made by whoever has the key. */
final class CraftedSignatures {
    /** The order of the group of P-256 (SEC 2, section 2.4.2). */
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** The order of the group of Ed25519 (RFC 8032, section 5.1). */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private CraftedSignatures() {}

    /** From a good one of ES256: numbers that are zero, the group's order or around it, and the other signature that is good too. */
    static Stream<byte[]> ofP256(byte[] good) {
        BigInteger r = new BigInteger(1, Arrays.copyOf(good, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, 32, 64));
        List<BigInteger> odd = List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                P256_ORDER.subtract(BigInteger.ONE),
                P256_ORDER,
                P256_ORDER.add(BigInteger.ONE),
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        Stream<byte[]> oddOnes = odd.stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(joined(one, s), joined(r, one)), odd.stream().map(other -> joined(one, other))));
        return Stream.concat(Stream.of(joined(r, P256_ORDER.subtract(s))), oddOnes);
    }

    private static byte[] joined(BigInteger r, BigInteger s) {
        byte[] both = new byte[64];
        System.arraycopy(bytes(r), 0, both, 0, 32);
        System.arraycopy(bytes(s), 0, both, 32, 32);
        return both;
    }

    /** From a good one of Ed25519: with a second half beyond the group's order, which says the same (RFC 8032, section 5.1.7, refuses it). */
    static byte[] beyondTheOrder(byte[] good) {
        return joinedEd(
                Arrays.copyOf(good, 32),
                number(Arrays.copyOfRange(good, 32, 64)).add(ORDER));
    }

    private static byte[] joinedEd(byte[] first, BigInteger second) {
        byte[] both = Arrays.copyOf(first, 64);
        System.arraycopy(littleEndian(second), 0, both, 32, 32);
        return both;
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static byte[] littleEndian(BigInteger number) {
        return reversed(bytes(number));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[33];
        byte[] some = number.toByteArray();
        System.arraycopy(some, 0, bytes, 33 - some.length, some.length);
        return Arrays.copyOfRange(bytes, 1, 33);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        IntStream.range(0, bytes.length).forEach(i -> reversed[i] = bytes[bytes.length - 1 - i]);
        return reversed;
    }
}
