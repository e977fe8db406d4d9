package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes, reads and writes keys. All methods may be called by any thread.
 *
 * <p>Whatever is refused is refused with an {@link IllegalArgumentException} that says what was expected and never shows
 * the key.
 */
public final class Keys {
    private static final int KEY_ID_BYTES = 12;
    private static final String NOT_EXPORTABLE = "is a secret, or cannot leave its device";

    private Keys() {}

    /**
     * Makes a random secret of the length of the algorithm's hash (RFC 7518, section 3.2).
     *
     * @param algorithm HS256, HS384 or HS512
     * @return a secret of 32, 48 or 64 bytes; {@link #toText} spells it for a setting
     * @throws IllegalArgumentException if the algorithm is none of HMAC's
     */
    public static HmacSecret generateSecret(JwsAlgorithm algorithm) {
        if (algorithm.family() != KeyFamily.HMAC) {
            throw new IllegalArgumentException("algorithm: " + algorithm + " has no secret, use Keys.generate");
        }
        byte[] secret = new byte[algorithm.hashBytes()];
        new SecureRandom().nextBytes(secret);
        return HmacSecret.ofBytes(secret);
    }

    /**
     * Makes a key pair: RSA of 2,048 bits, EC on the algorithm's curve, or Ed25519.
     *
     * @param algorithm any algorithm but those of HMAC
     * @return a key whose {@code kid} is its {@linkplain #thumbprint thumbprint}
     * @throws IllegalArgumentException if the algorithm is one of HMAC's
     */
    public static SigningKey generate(JwsAlgorithm algorithm) {
        return withThumbprint(SigningKey.of(KeyPairs.generate(algorithm), algorithm));
    }

    /**
     * Makes a random id for a secret, which is kept beside it and given with {@link SigningKey#withKeyId}.
     *
     * @return 96 random bits in base64url, 16 characters; tells nothing about any key
     */
    public static String generateKeyId() {
        byte[] id = new byte[KEY_ID_BYTES];
        new SecureRandom().nextBytes(id);
        return Base64Url.encode(id);
    }

    /**
     * Reads public keys from text that is a PEM block {@code PUBLIC KEY} (SPKI) or {@code CERTIFICATE} (X.509), a JWK or
     * a JWK set, or the base64 of one of these, of PEM with or without its lines of dashes.
     *
     * <p>A set selects by {@code kid}, as {@link StaticKeys#ofSet} says; its unusable entries are left out, and logged in
     * one warning without their content. A single key is tried whatever a token's {@code kid}. Of a certificate only the
     * key is taken: its dates, chain and names are not checked.
     *
     * @param text the text itself, not the name of a file; around a PEM block may stand other text
     * @return the keys
     * @throws IllegalArgumentException if the text is none of these, holds a private key, a weak key or one of an
     *     unsupported kind, or is a set without a usable key; where OpenSSL can convert it, the message has the command
     */
    public static StaticKeys parsePublic(String text) {
        return parsePublic(text, KeyUse.SIGNATURE);
    }

    /**
     * Reads public keys as {@link #parsePublic(String)} does, of a JWK or JWK set those that are meant for one use.
     *
     * @param text as there
     * @param use what the member {@code use} must say
     * @return the keys
     * @throws IllegalArgumentException as there
     */
    public static StaticKeys parsePublic(String text, KeyUse use) {
        KeyText key = KeyText.of(text);
        if (!key.isJson()) {
            return StaticKeys.of(VerificationKey.of(PemKeys.readPublic(key.pem())));
        }
        Map<String, ?> members = Jwk.parse(key.text());
        if (!members.containsKey("keys")) {
            JsonWords.requireJwk(members);
            return StaticKeys.of(PublicJwk.read(new Jwk(members), use));
        }
        JwkSet set = JwkSet.read(members, use);
        StaticKeys source = set.source();
        if (!set.skipped().isEmpty()) {
            // Asked for here: a platform takes longer to find its log than to make a key.
            System.getLogger(Keys.class.getName())
                    .log(System.Logger.Level.WARNING, "JWK set: entries skipped: {0}", set.skippedInShort());
        }
        return source;
    }

    /**
     * Reads a JWK set and keeps what is usable of it (RFC 7517, section 5).
     *
     * @param json the set
     * @return its keys, perhaps none, and the reasons why entries were left out
     * @throws IllegalArgumentException if the text is no JSON object, or has no array {@code keys}
     */
    public static JwkSet parseJwkSet(String json) {
        return JwkSet.read(Jwk.parse(KeyText.of(json).text()), KeyUse.SIGNATURE);
    }

    /**
     * Reads a private key from a PEM block {@code PRIVATE KEY} (PKCS#8, unencrypted) or a private JWK.
     *
     * <p>The {@code kid} is the JWK's, else the key's {@linkplain #thumbprint thumbprint}.
     *
     * @param pemOrJwk the text itself, not the name of a file
     * @param algorithm the algorithm to sign with
     * @return the key
     * @throws IllegalArgumentException if the text is none of these, or the key is public, weak, of an unsupported kind
     *     or unfit for the algorithm; where OpenSSL can convert it, the message has the command
     */
    public static SigningKey parsePrivate(String pemOrJwk, JwsAlgorithm algorithm) {
        KeyText key = KeyText.of(pemOrJwk);
        if (key.isJson()) {
            return PrivateJwk.read(new Jwk(Jwk.parse(key.text())), algorithm);
        }
        return withThumbprint(SigningKey.of(PublicHalf.complete(PemKeys.readPrivate(key.pem())), algorithm));
    }

    /**
     * Reads the keys of somebody who signs: a PEM block {@code PRIVATE KEY} (PKCS#8, unencrypted), a private JWK, a JWK set whose
     * first key is private and signs while the others, private or public, only verify, or {@code base64url:} and the bytes of a
     * secret.
     *
     * <p>Each key is for the algorithm that its JWK names, else for the usual one of its kind: HS256, RS256, ES256, ES384 or ES512
     * by the curve, EdDSA.
     *
     * @param text the text itself, not the name of a file
     * @return the ring
     * @throws IllegalArgumentException as {@link #parsePrivate} and {@link KeyRing#of(SigningKey, List)} say
     */
    public static KeyRing parseKeyRing(String text) {
        return KeyRingText.read(text);
    }

    /**
     * Reads the same text as {@link #parseKeyRing}, for whoever needs the private halves of keys that no longer sign, too.
     *
     * @param text the text itself, not the name of a file
     * @return the key that signs, and behind it those others of which the private half is there
     * @throws IllegalArgumentException as {@link #parseKeyRing} says
     */
    public static List<SigningKey> parseSigningKeys(String text) {
        return KeyRingText.signers(text);
    }

    /**
     * Writes a public key as a PEM block {@code PUBLIC KEY} (SPKI).
     *
     * @param key not a secret
     * @return lines of 64 characters, without a line end after the last
     * @throws IllegalArgumentException if the key is a secret, which has no public form
     */
    public static String toPem(VerificationKey key) {
        return PemKeys.write(publicKey(key));
    }

    /**
     * Writes a <strong>private</strong> key as a PEM block {@code PRIVATE KEY} (PKCS#8, unencrypted).
     *
     * @param key not a secret
     * @return lines of 64 characters, without a line end after the last
     * @throws IllegalArgumentException if the key is a secret, or does not leave the device that holds it
     */
    public static String toPem(SigningKey key) {
        return PemKeys.writePkcs8(key.pkcs8().orElseThrow(() -> new IllegalArgumentException(NOT_EXPORTABLE)));
    }

    /**
     * Writes a <strong>secret</strong> as {@link HmacSecret#ofText} and the settings read it.
     *
     * @param secret the secret
     * @return {@code base64url:} and the encoded bytes
     */
    public static String toText(HmacSecret secret) {
        return secret.text();
    }

    /**
     * Writes a public key as a JWK (RFC 7517, section 4), which never has a private member.
     *
     * @param key not a secret
     * @return the members, with {@code use}, with {@code kid} where the key has one, and with {@code alg} where it is for
     *     a single algorithm; mutable
     * @throws IllegalArgumentException if the key is a secret, which has no public form
     */
    public static Map<String, Object> toJwk(VerificationKey key) {
        Map<String, Object> members = new LinkedHashMap<>(PublicJwk.requiredMembers(publicKey(key)));
        members.put("use", "sig");
        key.keyId().ifPresent(id -> members.put("kid", id));
        if (key.algorithms().size() == 1) {
            members.put("alg", key.algorithms().iterator().next().headerName());
        }
        return members;
    }

    /**
     * Writes a public key as the JSON text of a JWK (RFC 7517, section 4), which never has a private member.
     *
     * @param key not a secret
     * @return JSON, with the members that {@link #toJwk} gives
     * @throws IllegalArgumentException if the key is a secret, which has no public form
     */
    public static String toJwkText(VerificationKey key) {
        return StrictJson.write(toJwk(key));
    }

    /**
     * Writes a <strong>private</strong> key as the JSON text of a JWK, as {@link #parsePrivate} reads it (RFC 7518, section 6; RFC
     * 8037, section 2). Whoever has the text signs in your name; what others may see is {@link #toJwkText}.
     *
     * @param key asymmetric, and exportable
     * @return JSON, with the members that {@link #toJwk} gives and the private ones
     * @throws IllegalArgumentException if the key is a secret, or does not leave the device that holds it
     */
    public static String toPrivateJwkText(SigningKey key) {
        byte[] pkcs8 = key.pkcs8().orElseThrow(() -> new IllegalArgumentException(NOT_EXPORTABLE));
        Map<String, Object> members = toJwk(key.verificationKey());
        members.putAll(PrivateJwk.members(PemKeys.pkcs8(pkcs8)));
        return StrictJson.write(members);
    }

    /**
     * Writes public keys as a JWK set (RFC 7517, section 5), for example to be served to other verifiers.
     *
     * @param keys no secrets among them
     * @return JSON, of which each entry is as {@link #toJwk} says
     * @throws IllegalArgumentException if a key is a secret, which has no public form
     */
    public static String toJwkSet(List<VerificationKey> keys) {
        return StrictJson.write(Map.of("keys", keys.stream().map(Keys::toJwk).toList()));
    }

    /**
     * The thumbprint of a public key: the same for the same key, wherever it is computed (RFC 7638).
     *
     * @param key not a secret: a thumbprint of one would help to guess it
     * @return the SHA-256 hash in base64url, 43 characters
     * @throws IllegalArgumentException if the key is a secret
     */
    public static String thumbprint(VerificationKey key) {
        return Thumbprint.of(publicKey(key));
    }

    private static SigningKey withThumbprint(SigningKey key) {
        return key.withKeyId(thumbprint(key.verificationKey()));
    }

    private static PublicKey publicKey(VerificationKey key) {
        return key.publicKey().orElseThrow(() -> new IllegalArgumentException("is a secret and has no public form"));
    }
}
