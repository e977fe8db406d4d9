package dev.ostiary.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.stream.Stream;

/** Tokens that are good in all but the signature (RFC 7515, section 5.2). */
final class BadSignatures {
    private static final String BAD = "bad_signature";

    /** The order of the group of Ed25519 (RFC 8032, section 5.1). */
    private static final BigInteger ED25519_ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private BadSignatures() {}

    static Stream<BadToken> of(Twin twin) {
        return Stream.of(
                        damaged(twin),
                        borrowed(twin),
                        changedAfterwards(twin),
                        twin.signedWith(SignatureAlgorithm.RS256).stream().flatMap(BadSignatures::rsa),
                        twin.signedWith(SignatureAlgorithm.ES256).stream().flatMap(BadSignatures::ecdsa),
                        twin.signedWith(SignatureAlgorithm.EDDSA).stream().flatMap(BadSignatures::edDsa))
                .flatMap(tokens -> tokens);
    }

    private static Stream<BadToken> damaged(Twin twin) {
        byte[] good = twin.signature();
        int length = good.length;
        return Stream.of(
                new BadToken("no signature", twin.parts().signingInput() + ".", BAD),
                twin.signature(BAD, "first bit flipped", flipped(good, 0)),
                twin.signature(BAD, "a bit in the middle flipped", flipped(good, length / 2)),
                twin.signature(BAD, "last byte flipped", flipped(good, length - 1)),
                twin.signature(BAD, "one byte short", Arrays.copyOf(good, length - 1)),
                twin.signature(BAD, "first byte missing", Arrays.copyOfRange(good, 1, length)),
                twin.signature(BAD, "first half", Arrays.copyOf(good, length / 2)),
                twin.signature(BAD, "first byte alone", Arrays.copyOf(good, 1)),
                twin.signature(BAD, "a zero behind", Arrays.copyOf(good, length + 1)),
                twin.signature(BAD, "a zero before", joined(new byte[1], good)),
                twin.signature(BAD, "twice the signature", joined(good, good)),
                twin.signature(BAD, "signature in reverse", reversed(good)),
                twin.signature(BAD, "signature of zeros", new byte[length]),
                twin.signature(BAD, "signature of ones", filled(length, 0xff)),
                twin.signature(BAD, "a zero byte as signature", new byte[1]),
                twin.signature(BAD, "the text of the signature encoded again", bytes(SigningKey.encode(good))));
    }

    private static Stream<BadToken> borrowed(Twin twin) {
        String input = twin.parts().signingInput();
        TokenParts other = twin.token().subject("u2").parts();
        return Stream.of(
                twin.signature(BAD, "signature of another token", other.signature(other.signingInput())),
                twin.signature(
                        BAD,
                        "signature of the claims alone",
                        twin.parts().signature(TokenParts.encoded(twin.parts().claims()))),
                twin.signature(
                        BAD,
                        "signature of the header alone",
                        twin.parts().signature(TokenParts.encoded(twin.parts().header()))),
                twin.signature(
                        BAD,
                        "signature of the JSON",
                        twin.parts()
                                .signature(twin.parts().header() + "."
                                        + twin.parts().claims())),
                twin.signature(
                        BAD, "signature of the text and a dot", twin.parts().signature(input + ".")),
                twin.signature(
                        BAD,
                        "signature of the text and a line end",
                        twin.parts().signature(input + "\n")),
                twin.signature(BAD, "signature of an empty text", twin.parts().signature("")));
    }

    private static Stream<BadToken> changedAfterwards(Twin twin) {
        TokenParts parts = twin.parts();
        String signature = "." + SigningKey.encode(twin.signature());
        return Stream.of(
                changed("a role", parts.withClaims(parts.claims().replace("\"user\"", "\"admin\"")), signature),
                changed("the subject", parts.withClaims(parts.claims().replace("\"u1\"", "\"admin\"")), signature),
                changed(
                        "a claim more",
                        parts.withClaims("{\"admin\":true," + parts.claims().substring(1)),
                        signature),
                changed("a blank in the claims", parts.withClaims(parts.claims() + " "), signature),
                changed(
                        "a header member more",
                        parts.withHeader("{\"x\":1," + parts.header().substring(1)),
                        signature),
                changed("typ", parts.withHeader(parts.header().replace("JWT", "jwt")), signature));
    }

    private static BadToken changed(String what, TokenParts parts, String signature) {
        return new BadToken("changed afterwards: " + what, parts.signingInput() + signature, BAD);
    }

    private static Stream<BadToken> rsa(Twin twin) {
        BigInteger modulus = ((RSAPublicKey) twin.key().publicKey()).getModulus();
        BigInteger good = new BigInteger(1, twin.signature());
        int length = twin.signature().length;
        return Stream.of(
                twin.signature(BAD, "RSA: one", SigningKey.fixedLength(BigInteger.ONE, length)),
                twin.signature(BAD, "RSA: the modulus", SigningKey.fixedLength(modulus, length)),
                twin.signature(
                        BAD,
                        "RSA: the modulus less one",
                        SigningKey.fixedLength(modulus.subtract(BigInteger.ONE), length)),
                twin.signature(BAD, "RSA: the modulus added", SigningKey.fixedLength(good.add(modulus), length + 1)),
                twin.signature(BAD, "RSA: negated", SigningKey.fixedLength(modulus.subtract(good), length)),
                twin.signature(BAD, "RSA: SHA-1 under RS256", signed(twin, "SHA1withRSA")),
                twin.signature(BAD, "RSA: SHA-512 under RS256", signed(twin, "SHA512withRSA")),
                twin.signature(BAD, "RSA: no hash under RS256", signed(twin, "NONEwithRSA")),
                twin.signature(
                        BAD,
                        "RSA: PSS under RS256",
                        SignatureAlgorithm.PS256.sign(
                                twin.key().pair().getPrivate(),
                                bytes(twin.parts().signingInput()))));
    }

    private static Stream<BadToken> ecdsa(Twin twin) {
        BigInteger order = ((ECPublicKey) twin.key().publicKey()).getParams().getOrder();
        byte[] good = twin.signature();
        int half = good.length / 2;
        byte[] r = Arrays.copyOf(good, half);
        byte[] s = Arrays.copyOfRange(good, half, good.length);
        byte[] n = SigningKey.fixedLength(order, half);
        byte[] one = SigningKey.fixedLength(BigInteger.ONE, half);
        return Stream.of(
                twin.signature(BAD, "ECDSA: zeros", new byte[good.length]),
                twin.signature(BAD, "ECDSA: r is zero", joined(new byte[half], s)),
                twin.signature(BAD, "ECDSA: s is zero", joined(r, new byte[half])),
                twin.signature(BAD, "ECDSA: r is the order", joined(n, s)),
                twin.signature(BAD, "ECDSA: s is the order", joined(r, n)),
                twin.signature(BAD, "ECDSA: both are the order", joined(n, n)),
                twin.signature(BAD, "ECDSA: both are one", joined(one, one)),
                twin.signature(BAD, "ECDSA: r and s exchanged", joined(s, r)),
                twin.signature(BAD, "ECDSA: r alone", r),
                twin.signature(BAD, "ECDSA: 33 bytes each", joined(joined(new byte[1], r), joined(new byte[1], s))),
                twin.signature(BAD, "ECDSA: as DER", signed(twin, "SHA256withECDSA")),
                twin.signature(BAD, "ECDSA: SHA-512 under ES256", signed(twin, "SHA512withECDSAinP1363Format")));
    }

    private static Stream<BadToken> edDsa(Twin twin) {
        byte[] good = twin.signature();
        int half = good.length / 2;
        byte[] r = Arrays.copyOf(good, half);
        byte[] s = Arrays.copyOfRange(good, half, good.length);
        BigInteger larger = new BigInteger(1, reversed(s)).add(ED25519_ORDER);
        byte[] identity = reversed(SigningKey.fixedLength(BigInteger.ONE, half));
        return Stream.of(
                twin.signature(BAD, "EdDSA: zeros", new byte[good.length]),
                twin.signature(
                        BAD, "EdDSA: S and the order", joined(r, reversed(SigningKey.fixedLength(larger, half)))),
                twin.signature(BAD, "EdDSA: S is zero", joined(r, new byte[half])),
                twin.signature(BAD, "EdDSA: R is the identity, S is zero", joined(identity, new byte[half])),
                twin.signature(BAD, "EdDSA: R and S exchanged", joined(s, r)),
                twin.signature(BAD, "EdDSA: sign of R flipped", flipped(good, half - 1)));
    }

    private static byte[] signed(Twin twin, String jcaName) {
        try {
            Signature signature = Signature.getInstance(jcaName);
            signature.initSign(twin.key().pair().getPrivate());
            signature.update(
                    jcaName.startsWith("NONE")
                            ? new byte[32]
                            : bytes(twin.parts().signingInput()));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + jcaName, e);
        }
    }

    /** The highest bit of one byte. */
    private static byte[] flipped(byte[] bytes, int index) {
        byte[] copy = bytes.clone();
        copy[index] ^= (byte) 0x80;
        return copy;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
