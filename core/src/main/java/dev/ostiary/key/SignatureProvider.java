package dev.ostiary.key;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose implementation checks signatures: a cryptographic provider of the Java platform. What is checked, and what passes, does
 * not depend on it; how long that takes does.
 *
 * <p>An algorithm that the provider does not have is left to the platform. Nothing is installed for the process. Immutable
 * and thread-safe.
 */
public final class SignatureProvider {
    private static final SignatureProvider PLATFORM = new SignatureProvider(null, false);

    private final @Nullable Provider provider;
    private final boolean forHmac;

    private SignatureProvider(@Nullable Provider provider, boolean forHmac) {
        this.provider = provider;
        this.forHmac = forHmac;
    }

    /**
     * What the platform prefers, as its security properties say.
     *
     * @return the choice of no provider in particular
     */
    public static SignatureProvider platform() {
        return PLATFORM;
    }

    /**
     * The fastest that is there: the Amazon Corretto Crypto Provider, where it is on the class path, loads on this machine
     * and passes its own tests; else what the platform prefers. HMAC is always the platform's, which is no slower.
     *
     * @return one of the two
     */
    public static SignatureProvider auto() {
        return CorrettoProvider.find()
                .map(found -> new SignatureProvider(found, false))
                .orElse(PLATFORM);
    }

    /**
     * A certain one, for HMAC too.
     *
     * @param name of a provider that is installed, or {@code AmazonCorrettoCryptoProvider} where it is on the class path
     * @return that one
     * @throws IllegalArgumentException if there is none of that name, or it does not work here
     */
    public static SignatureProvider named(String name) {
        return Optional.ofNullable(Security.getProvider(name))
                .or(() -> name.equals(CorrettoProvider.NAME) ? CorrettoProvider.find() : Optional.empty())
                .map(found -> new SignatureProvider(found, true))
                .orElseThrow(() -> new IllegalArgumentException("is no provider that works here, there are "
                        + Arrays.stream(Security.getProviders())
                                .map(Provider::getName)
                                .collect(Collectors.joining(", "))));
    }

    /** Which one checks signatures of that algorithm; {@code null} leaves it to the platform. */
    @Nullable
    Provider of(JwsAlgorithm algorithm) {
        boolean hmac = algorithm.family() == KeyFamily.HMAC;
        if (provider == null || (hmac && !forHmac)) {
            return null;
        }
        return provider.getService(hmac ? "Mac" : "Signature", jcaName(algorithm)) == null ? null : provider;
    }

    /** The same key as an object of the provider's own, which it need not convert each time; the key itself where it cannot. */
    static Key translated(Key key, Provider to) {
        if (to.getService("KeyFactory", key.getAlgorithm()) == null) {
            return key;
        }
        try {
            return KeyFactory.getInstance(key.getAlgorithm(), to).translateKey(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException notTranslatable) {
            return key;
        }
    }

    /** The names that JJWT asks a provider for. */
    static String jcaName(JwsAlgorithm algorithm) {
        int hash = algorithm.hashBytes() * Byte.SIZE;
        return switch (algorithm) {
            case HS256, HS384, HS512 -> "HmacSHA" + hash;
            case RS256, RS384, RS512 -> "SHA" + hash + "withRSA";
            case PS256, PS384, PS512 -> "RSASSA-PSS";
            case ES256, ES384, ES512 -> "SHA" + hash + "withECDSA";
            case EDDSA -> "EdDSA";
        };
    }

    /** Names the provider. */
    @Override
    public String toString() {
        return provider == null ? "the platform's own" : provider.getName();
    }
}
