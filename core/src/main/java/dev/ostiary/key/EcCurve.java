package dev.ostiary.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;

/** The curves of RFC 7518, section 6.2.1.1, each of which belongs to one algorithm (section 3.4). */
enum EcCurve {
    P_256("P-256", "secp256r1", JwsAlgorithm.ES256),
    P_384("P-384", "secp384r1", JwsAlgorithm.ES384),
    P_521("P-521", "secp521r1", JwsAlgorithm.ES512);

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final String jwkName;
    private final JwsAlgorithm algorithm;

    @SuppressWarnings("ImmutableEnumChecker") // the platform's class is immutable, it only does not say so
    private final ECParameterSpec parameters;

    EcCurve(String jwkName, String platformName, JwsAlgorithm algorithm) {
        this.jwkName = jwkName;
        this.algorithm = algorithm;
        this.parameters = parameters(platformName);
    }

    private static ECParameterSpec parameters(String platformName) {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(platformName));
            return named.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks the curve " + platformName, e);
        }
    }

    static EcCurve of(JwsAlgorithm algorithm) {
        return Arrays.stream(values())
                .filter(curve -> curve.algorithm == algorithm)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("algorithm: " + algorithm + " has no curve"));
    }

    static EcCurve ofJwk(Jwk jwk) {
        String name = jwk.text("crv");
        return Arrays.stream(values())
                .filter(curve -> curve.jwkName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("crv is not P-256, P-384 or P-521"));
    }

    /** Compares the numbers, not a name: names are the provider's own. */
    static Optional<EcCurve> of(ECParameterSpec candidate) {
        return Arrays.stream(values())
                .filter(curve -> curve.hasParameters(candidate))
                .findFirst();
    }

    private boolean hasParameters(ECParameterSpec other) {
        return parameters.getCurve().getField().equals(other.getCurve().getField())
                && parameters.getCurve().getA().equals(other.getCurve().getA())
                && parameters.getCurve().getB().equals(other.getCurve().getB())
                && parameters.getGenerator().equals(other.getGenerator())
                && parameters.getOrder().equals(other.getOrder())
                && parameters.getCofactor() == other.getCofactor();
    }

    /** Whether the point lies on the curve and is not its point at infinity. */
    boolean contains(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        return isCoordinate(point.getAffineX())
                && isCoordinate(point.getAffineY())
                && point.getAffineY().modPow(BigInteger.TWO, prime()).equals(rightHandSide(point.getAffineX()));
    }

    private boolean isCoordinate(BigInteger value) {
        return value.signum() >= 0 && value.compareTo(prime()) < 0;
    }

    /** Refuses numbers that are no private key: it lies between 1 and the order of the curve, exclusive. */
    void requirePrivateValue(BigInteger value) {
        if (value.signum() < 1 || value.compareTo(parameters.getOrder()) >= 0) {
            throw new IllegalArgumentException("the private value is out of the range of " + jwkName);
        }
    }

    /** One of the two points with this x; the other has the negated y. The prime of each curve is 3 modulo 4. */
    ECPoint pointAt(BigInteger x) {
        BigInteger exponent = prime().add(BigInteger.ONE).shiftRight(2);
        return new ECPoint(x, rightHandSide(x).modPow(exponent, prime()));
    }

    ECPoint negated(ECPoint point) {
        return new ECPoint(point.getAffineX(), prime().subtract(point.getAffineY()));
    }

    private BigInteger rightHandSide(BigInteger x) {
        return x.modPow(THREE, prime())
                .add(parameters.getCurve().getA().multiply(x))
                .add(parameters.getCurve().getB())
                .mod(prime());
    }

    private BigInteger prime() {
        return ((ECFieldFp) parameters.getCurve().getField()).getP();
    }

    /** The name as {@code crv} has it. */
    String jwkName() {
        return jwkName;
    }

    JwsAlgorithm algorithm() {
        return algorithm;
    }

    ECParameterSpec parameters() {
        return parameters;
    }

    int coordinateBytes() {
        return (prime().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }
}
