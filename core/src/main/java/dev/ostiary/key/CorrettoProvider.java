package dev.ostiary.key;

import java.lang.System.Logger.Level;
import java.security.Provider;
import java.util.Optional;

/** The Amazon Corretto Crypto Provider, if it is there: known by its names alone, so that it need not be. */
final class CorrettoProvider {
    static final String NAME = "AmazonCorrettoCryptoProvider";

    private static final System.Logger LOG = System.getLogger(SignatureProvider.class.getName());
    private static final String CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private CorrettoProvider() {}

    /** Empty where it is not on the class path, and where its library does not load or fails its own tests, which is logged. */
    static Optional<Provider> find() {
        try {
            Class<?> type = Class.forName(CLASS, true, CorrettoProvider.class.getClassLoader());
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            boolean healthy = type.getMethod("getLoadingError").invoke(provider) == null
                    && String.valueOf(type.getMethod("runSelfTests").invoke(provider))
                            .equals("PASSED");
            if (!healthy) {
                LOG.log(Level.WARNING, "{0} is on the class path, but does not work on this machine", NAME);
            }
            return Optional.of(provider).filter(found -> healthy);
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError unusable) {
            LOG.log(Level.WARNING, "{0} is on the class path, but cannot be used: {1}", NAME, unusable.getClass());
            return Optional.empty();
        }
    }
}
