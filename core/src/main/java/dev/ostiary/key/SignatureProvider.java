package dev.ostiary.key;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
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
    private static final SignatureProvider PLATFORM =
            new SignatureProvider("the platform's own", algorithm -> Optional.empty());

    private final String name;
    private final Function<JwsAlgorithm, Optional<Provider>> choice;

    private SignatureProvider(String name, Function<JwsAlgorithm, Optional<Provider>> choice) {
        this.name = name;
        this.choice = choice;
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
     * The fastest that is there for each algorithm: the Amazon Corretto Crypto Provider; else Conscrypt for RSA and ECDSA; else Bouncy Castle, from
     * 1.78 on, for ECDSA; else what the platform prefers. One counts where it is on the class path, loads on this machine and passes
     * a test; all but the first are looked for when a key of such an algorithm is first used. HMAC is always the platform's, which is no slower.
     *
     * @return the choice of whatever there is
     */
    public static SignatureProvider auto() {
        FastestProvider fastest = new FastestProvider();
        String name =
                fastest.find(KnownProvider.CORRETTO).map(Provider::getName).orElse("the fastest that is there");
        return new SignatureProvider(name, fastest::of);
    }

    /**
     * A certain one, for HMAC too.
     *
     * @param name of a provider that is installed, or {@code AmazonCorrettoCryptoProvider}, {@code Conscrypt} or {@code BC} where that is on the
     *     class path
     * @return that one
     * @throws IllegalArgumentException if there is none of that name, or it does not work here
     */
    public static SignatureProvider named(String name) {
        return Optional.ofNullable(Security.getProvider(name))
                .or(() -> KnownProvider.named(name).flatMap(KnownProvider::find))
                .map(found -> new SignatureProvider(
                        found.getName(), algorithm -> Optional.of(found).filter(it -> has(it, algorithm))))
                .orElseThrow(() -> new IllegalArgumentException("is no provider that works here, there are "
                        + Arrays.stream(Security.getProviders())
                                .map(Provider::getName)
                                .collect(Collectors.joining(", "))));
    }

    /** Which one checks signatures of that algorithm; {@code null} leaves it to the platform. */
    @Nullable
    Provider of(JwsAlgorithm algorithm) {
        return choice.apply(algorithm).orElse(null);
    }

    /** Whether a provider has it under the name that JJWT asks for. */
    static boolean has(Provider provider, JwsAlgorithm algorithm) {
        String type = algorithm.family() == KeyFamily.HMAC ? "Mac" : "Signature";
        return provider.getService(type, jcaName(algorithm)) != null;
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

    /** Names the provider, or how it is chosen. */
    @Override
    public String toString() {
        return name;
    }
}
