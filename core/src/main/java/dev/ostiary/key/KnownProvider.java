package dev.ostiary.key;

import java.lang.System.Logger.Level;
import java.lang.module.ModuleDescriptor.Version;
import java.security.Provider;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cryptographic providers that are faster than the platform's, the fastest first: known by their names alone, so that none of them needs to be
 * there.
 */
enum KnownProvider {
    CORRETTO(
            "AmazonCorrettoCryptoProvider",
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider",
            true,
            true) {
        @Override
        Provider instance(Class<?> type) throws ReflectiveOperationException {
            return (Provider) type.getField("INSTANCE").get(null);
        }

        @Override
        boolean works(Provider provider) throws ReflectiveOperationException {
            Class<?> type = provider.getClass();
            return type.getMethod("getLoadingError").invoke(provider) == null
                    && String.valueOf(type.getMethod("runSelfTests").invoke(provider))
                            .equals("PASSED");
        }
    },

    /** It has Ed25519 and PSS under names that JJWT does not ask for. */
    CONSCRYPT("Conscrypt", "org.conscrypt.OpenSSLProvider", true, false),

    /** Its RSA is no faster than the platform's. Its Ed25519 is, but does not decide on each signature as the platform does. */
    BOUNCY_CASTLE("BC", "org.bouncycastle.jce.provider.BouncyCastleProvider", false, false) {
        @Override
        boolean works(Provider provider) throws ReflectiveOperationException {
            return isRecent(provider.getVersionStr()) && super.works(provider);
        }
    };

    private static final System.Logger LOG = System.getLogger(SignatureProvider.class.getName());

    private final String providerName;
    private final String className;
    private final boolean fastRsa;
    private final boolean fastEd25519;

    /** Its ECDSA is always faster. */
    KnownProvider(String providerName, String className, boolean fastRsa, boolean fastEd25519) {
        this.providerName = providerName;
        this.className = className;
        this.fastRsa = fastRsa;
        this.fastEd25519 = fastEd25519;
    }

    /** The one of that name. */
    static Optional<KnownProvider> named(String name) {
        return Stream.of(values())
                .filter(known -> known.providerName.equals(name))
                .findFirst();
    }

    String providerName() {
        return providerName;
    }

    /** Whether it gains time for such keys. */
    boolean isFasterFor(KeyFamily family) {
        return switch (family) {
            case EC -> true;
            case RSA -> fastRsa;
            case OKP -> fastEd25519;
            case HMAC -> false;
        };
    }

    /** Empty where it is not on the class path, and where it does not load or fails its test, which is logged. */
    Optional<Provider> find() {
        try {
            Provider provider = instance(Class.forName(className, true, KnownProvider.class.getClassLoader()));
            boolean works = works(provider);
            if (!works) {
                LOG.log(
                        Level.WARNING,
                        "{0} is on the class path, but too old or does not work on this machine",
                        providerName);
            }
            return Optional.of(provider).filter(found -> works);
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        } catch (ReflectiveOperationException | LinkageError unusable) {
            LOG.log(
                    Level.WARNING,
                    "{0} is on the class path, but cannot be used: {1}",
                    providerName,
                    unusable.getClass());
            return Optional.empty();
        }
    }

    Provider instance(Class<?> type) throws ReflectiveOperationException {
        return (Provider) type.getConstructor().newInstance();
    }

    boolean works(Provider provider) throws ReflectiveOperationException {
        return KnownAnswer.isGivenBy(provider);
    }

    /** Before 1.78, and 2.73.6 of the long-term ones, it has faults that its makers have published. */
    static boolean isRecent(String version) {
        try {
            Version found = Version.parse(version);
            return found.compareTo(Version.parse(found.compareTo(Version.parse("2")) < 0 ? "1.78" : "2.73.6")) >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
