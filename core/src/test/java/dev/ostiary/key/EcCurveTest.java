package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EcCurveTest {
    private static final ECParameterSpec P256 = EcCurve.P_256.parameters();

    @ParameterizedTest
    @EnumSource
    void contains_generator_isTrue(EcCurve curve) {
        ECPoint generator = curve.parameters().getGenerator();

        assertThat(curve.contains(generator)).isTrue();
        assertThat(curve.contains(curve.negated(generator))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void pointAt_xOfTheGenerator_isItOrItsNegation(EcCurve curve) {
        ECPoint generator = curve.parameters().getGenerator();

        ECPoint found = curve.pointAt(generator.getAffineX());

        assertThat(found).isIn(generator, curve.negated(generator));
    }

    @ParameterizedTest
    @MethodSource("pointsElsewhere")
    void contains_pointElsewhere_isFalse(ECPoint point) {
        assertThat(EcCurve.P_256.contains(point)).isFalse();
    }

    static Stream<ECPoint> pointsElsewhere() {
        BigInteger prime = ((ECFieldFp) P256.getCurve().getField()).getP();
        BigInteger x = P256.getGenerator().getAffineX();
        BigInteger y = P256.getGenerator().getAffineY();
        return Stream.of(
                ECPoint.POINT_INFINITY,
                new ECPoint(x, y.add(BigInteger.ONE)),
                new ECPoint(y, x),
                new ECPoint(BigInteger.ZERO, BigInteger.ZERO),
                new ECPoint(x.add(prime), y),
                new ECPoint(x, y.add(prime)),
                new ECPoint(x.subtract(prime), y),
                new ECPoint(x, y.subtract(prime)),
                EcCurve.P_384.parameters().getGenerator());
    }

    @Test
    void verificationKey_pointOffTheCurve_isRefused() {
        PublicKey key = new EcKey(P256, new ECPoint(BigInteger.ONE, BigInteger.ONE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(key))
                .withMessageContaining("not on the curve P-256");
    }

    @ParameterizedTest
    @MethodSource("curvesLikeP256")
    void verificationKey_curveThatDiffersInOneParameter_isRefused(ECParameterSpec parameters) {
        PublicKey key = new EcKey(parameters, P256.getGenerator());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of(key))
                .withMessageContaining("P-256, P-384 or P-521 expected");
    }

    // A generator of the sender's choice lets anyone make a private key for a known public one (CVE-2020-0601).
    static Stream<ECParameterSpec> curvesLikeP256() {
        EllipticCurve curve = P256.getCurve();
        ECPoint other = EcCurve.P_256.negated(P256.getGenerator());
        BigInteger a = curve.getA().subtract(BigInteger.ONE);
        BigInteger b = curve.getB().subtract(BigInteger.ONE);
        BigInteger order = P256.getOrder();
        ECPoint generator = P256.getGenerator();
        return Stream.of(
                new ECParameterSpec(curve, other, order, 1),
                new ECParameterSpec(curve, generator, order.subtract(BigInteger.TWO), 1),
                new ECParameterSpec(curve, generator, order, 2),
                new ECParameterSpec(new EllipticCurve(curve.getField(), a, curve.getB()), generator, order, 1),
                new ECParameterSpec(new EllipticCurve(curve.getField(), curve.getA(), b), generator, order, 1));
    }

    @Test
    void contains_pointWhoseXIsZero_isOnTheCurve() {
        assertThat(EcCurve.P_256.contains(EcCurve.P_256.pointAt(BigInteger.ZERO)))
                .isTrue();
    }

    @Test
    void contains_coordinatesThatAreNotReduced_areRefused() {
        BigInteger prime = ((ECFieldFp) P256.getCurve().getField()).getP();
        ECPoint zero = EcCurve.P_256.pointAt(BigInteger.ZERO);

        assertThat(EcCurve.P_256.contains(new ECPoint(prime, zero.getAffineY())))
                .isFalse();
        assertThat(EcCurve.P_256.contains(
                        new ECPoint(BigInteger.ZERO, zero.getAffineY().add(prime))))
                .isFalse();
        assertThat(EcCurve.P_256.contains(
                        new ECPoint(BigInteger.ZERO, zero.getAffineY().subtract(prime))))
                .isFalse();
    }

    @Test
    void of_algorithmWithoutCurve_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EcCurve.of(JwsAlgorithm.RS256));
    }

    /** Numbers that the platform's own key factory would refuse first. */
    private record EcKey(ECParameterSpec parameters, ECPoint point) implements ECPublicKey {
        @Override
        public ECPoint getW() {
            return point;
        }

        @Override
        public ECParameterSpec getParams() {
            return parameters;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
