package dev.ostiary.benchmarks.crypto;

import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The platform, and each provider on the class path that an application may have there. */
final class CryptoProviders {
    private static final List<String> CLASSES = List.of(
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider",
            "org.conscrypt.OpenSSLProvider",
            "org.bouncycastle.jce.provider.BouncyCastleProvider");

    private CryptoProviders() {}

    /** Empty stands for the platform. */
    static List<Optional<Provider>> found() {
        List<Optional<Provider>> found = new ArrayList<>(List.of(Optional.empty()));
        for (String name : CLASSES) {
            try {
                found.add(Optional.of(Class.forName(name)
                        .asSubclass(Provider.class)
                        .getConstructor()
                        .newInstance()));
            } catch (ReflectiveOperationException | LinkageError absent) {
                System.out.println(name + " does not load here: " + absent);
            }
        }
        return found;
    }
}
