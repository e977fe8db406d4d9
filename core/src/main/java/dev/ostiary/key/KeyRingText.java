package dev.ostiary.key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads the keys of somebody who signs, each for the usual algorithm of its kind where it does not name one itself. */
final class KeyRingText {
    private static final String ENCODED_SECRET = "base64url:";

    private KeyRingText() {}

    static KeyRing read(String text) {
        if (text.startsWith(ENCODED_SECRET)) {
            return KeyRing.of(HmacSecret.ofText(text).signingKey(JwsAlgorithm.HS256));
        }
        KeyText key = KeyText.of(text);
        if (!key.isJson()) {
            return KeyRing.of(Keys.parsePrivate(key.pem(), ofPem(key.pem())));
        }
        Map<String, ?> members = Jwk.parse(key.text());
        return members.containsKey("keys") ? ofSet(members.get("keys")) : KeyRing.of(signingKey(members));
    }

    /** Each key of the text that can sign, the first of all first; one that has lost its private half is left out. */
    static List<SigningKey> signers(String text) {
        KeyRing ring = read(text);
        KeyText key = KeyText.of(text);
        List<SigningKey> signers = new ArrayList<>();
        signers.add(ring.signingKey());
        if (!text.startsWith(ENCODED_SECRET)
                && key.isJson()
                && Jwk.parse(key.text()).get("keys") instanceof List<?> entries) {
            entries.stream()
                    .skip(1)
                    .map(KeyRingText::members)
                    .filter(members -> new Jwk(members).has("d"))
                    .forEach(members -> signers.add(signingKey(members)));
        }
        return signers;
    }

    private static KeyRing ofSet(Object entries) {
        if (!(entries instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException("keys of a JWK set must be an array, of one key at least");
        }
        List<VerificationKey> others = new ArrayList<>();
        list.subList(1, list.size()).forEach(entry -> others.add(verificationKey(members(entry))));
        return KeyRing.of(signingKey(members(list.get(0))), others);
    }

    private static Map<?, ?> members(Object entry) {
        if (entry instanceof Map<?, ?> members) {
            return members;
        }
        throw new IllegalArgumentException("an entry of the JWK set is not a JSON object");
    }

    private static SigningKey signingKey(Map<?, ?> members) {
        Jwk jwk = new Jwk(members);
        return PrivateJwk.read(
                jwk, jwk.algorithm().orElseGet(() -> usual(VerificationKey.of(PublicJwk.publicKey(jwk)))));
    }

    /** What only verifies may have lost its private part. */
    private static VerificationKey verificationKey(Map<?, ?> members) {
        return new Jwk(members).has("d") ? signingKey(members).verificationKey() : PublicJwk.read(new Jwk(members));
    }

    private static JwsAlgorithm ofPem(String text) {
        return usual(VerificationKey.of(
                PublicHalf.complete(PemKeys.readPrivate(text)).getPublic()));
    }

    private static JwsAlgorithm usual(VerificationKey key) {
        return key.usualAlgorithms().stream().min(Comparator.naturalOrder()).orElseThrow();
    }
}
