package dev.ostiary.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The signature that RFC 7515 has in its appendix A.3: what does not tell it from a wrong one checks nothing here. */
final class KnownAnswer {
    private static final byte[] KEY = Base64.getDecoder()
            .decode(
                    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkL"
                            + "JK2KRiMohYjlrQ==");
    private static final byte[] SIGNED =
            ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9"
                            + "leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ")
                    .getBytes(StandardCharsets.US_ASCII);

    /** As the platform has signatures: in DER. */
    private static final byte[] SIGNATURE = Base64.getDecoder()
            .decode("MEUCIA7RIVN5Y2xIPC9/FVgH1AKjsigDOvl8fheBmsMWnqZlAiEAxQoH04w8cOXY8S2vCEpUgKZlkMXyk1Cajz9/ioOjVNU=");

    private KnownAnswer() {}

    static boolean isGivenBy(Provider provider) {
        byte[] other = SIGNED.clone();
        other[0] ^= 1;
        try {
            return check(provider, SIGNED) && !check(provider, other);
        } catch (GeneralSecurityException lacking) {
            return false;
        }
    }

    private static boolean check(Provider provider, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SignatureProvider.jcaName(JwsAlgorithm.ES256), provider);
        signature.initVerify(KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(KEY)));
        signature.update(signed);
        return signature.verify(SIGNATURE);
    }
}
