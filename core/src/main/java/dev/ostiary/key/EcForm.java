package dev.ostiary.key;

/**
 * How an EC key is written. The platform reads named curves and whole points alone, and calls everything else malformed.
 *
 * @param namesCurve whether the curve is named, rather than described by all its numbers (RFC 5480, section 2.1.1)
 * @param wholePoint whether both coordinates are there (SEC 1, section 2.3.3)
 * @param toPem what writes a key that is read as the wanted kind of PEM
 */
record EcForm(boolean namesCurve, boolean wholePoint, String toPem) {
    private static final EcForm READABLE = new EcForm(true, true, "");
    private static final byte COMPRESSED = 2;
    private static final byte COMPRESSED_ODD = 3;

    static EcForm ofSpki(KeyOid kind, byte[] der) {
        if (kind != KeyOid.EC) {
            return READABLE;
        }
        Der content = Der.whole(der);
        boolean named = namesCurve(content.enter(Der.SEQUENCE));
        byte[] point = content.enter(Der.BIT_STRING).bytes();
        boolean compressed = point.length > 1 && (point[1] == COMPRESSED || point[1] == COMPRESSED_ODD);
        return new EcForm(
                named, !compressed, "openssl ec -pubin -in key.pem -conv_form uncompressed -param_enc named_curve");
    }

    /** The private number has no other form, and the point beside it is not looked at. */
    static EcForm ofPkcs8(KeyOid kind, byte[] der) {
        if (kind != KeyOid.EC) {
            return READABLE;
        }
        Der content = Der.whole(der);
        content.enter(Der.INTEGER);
        return new EcForm(
                namesCurve(content.enter(Der.SEQUENCE)),
                true,
                "openssl ec -in key.pem -param_enc named_curve | openssl pkcs8 -topk8 -nocrypt");
    }

    private static boolean namesCurve(Der algorithm) {
        algorithm.enter(Der.OBJECT_IDENTIFIER);
        return algorithm.nextTag() != Der.SEQUENCE;
    }

    void requireReadable() {
        if (!namesCurve) {
            throw new IllegalArgumentException(
                    "the EC key describes its curve by explicit parameters instead of its name; '" + toPem
                            + "' writes it by name");
        }
        if (!wholePoint) {
            throw new IllegalArgumentException("the EC point is compressed; '" + toPem + "' writes it in full");
        }
    }
}
