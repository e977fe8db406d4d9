package dev.ostiary.issue;

import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_LARGE;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;

import dev.ostiary.encoding.DurationText;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.issue.Unsealing.Rejected;
import dev.ostiary.key.SealingKey;
import dev.ostiary.verify.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts data that the browser carries but must neither read nor change, such as a session kept in a cookie.
 *
 * <p>The form is a JWE (RFC 7516) with {@code dir} and {@code A256GCM} and nothing else, at most 4,096 characters, which is
 * what a cookie holds. A lifetime and a purpose are sealed in, so a sealed token ends by itself and one that was made for
 * another purpose is not taken. A signed token is never accepted here, nor a sealed one by a {@code JwtVerifier}. What is
 * sealed can be sent again until it expires: keep what must happen only once elsewhere.
 *
 * <pre>{@code
 * SessionSeal seal = SessionSeal.of(SealingKey.generate("2030-01")).withLifetime("8h");
 * String cookie = seal.seal(Map.of("cart", List.of("p1", "p2")));
 * if (seal.unseal(cookie) instanceof Unsealing.Unsealed unsealed) {
 *     Object cart = unsealed.claims().get("cart");
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; {@code toString} shows no part of the keys.
 */
public final class SessionSeal {
    /** The most characters of a sealed token unless another limit is set: 4,096, what a cookie holds. */
    public static final int DEFAULT_MAX_LENGTH = 4_096;

    /** The largest limit for a sealed token's length: 65,536 characters. */
    public static final int MOST_MAX_LENGTH = 65_536;

    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private final Map<String, SealingKey> keys;
    private final SealingKey first;
    private final String purpose;
    private final Duration lifetime;
    private final InstantSource clock;
    private final int maxLength;

    private SessionSeal(
            Map<String, SealingKey> keys,
            SealingKey first,
            String purpose,
            Duration lifetime,
            InstantSource clock,
            int maxLength) {
        this.keys = keys;
        this.first = first;
        this.purpose = Arguments.purpose(purpose);
        this.lifetime = Arguments.lifetime(lifetime);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.maxLength = maxLength;
    }

    /**
     * Takes the keys, for the purpose {@code session}, a lifetime of 8 hours and the system's clock.
     *
     * <p>To rotate, put the new key among the others on every node, then first, and take the old one away when the
     * lifetime has passed.
     *
     * @param first seals, and unseals
     * @param others unseal only
     * @return the seal
     * @throws IllegalArgumentException if two keys have the same id
     */
    public static SessionSeal of(SealingKey first, SealingKey... others) {
        Map<String, SealingKey> byId = new LinkedHashMap<>();
        byId.put(first.keyId(), first);
        for (SealingKey other : others) {
            if (byId.put(other.keyId(), other) != null) {
                throw new IllegalArgumentException("others: two keys have the same id");
            }
        }
        return new SessionSeal(
                Map.copyOf(byId), first, "session", EIGHT_HOURS, InstantSource.system(), DEFAULT_MAX_LENGTH);
    }

    /**
     * The same seal for another purpose; neither unseals what the other has sealed.
     *
     * @param newPurpose 1 to 64 of {@code a-z}, {@code 0-9} and {@code _}
     * @return a new seal
     * @throws IllegalArgumentException if it is another text
     */
    public SessionSeal withPurpose(String newPurpose) {
        return new SessionSeal(keys, first, newPurpose, lifetime, clock, maxLength);
    }

    /**
     * The same seal with another lifetime, which counts for what it seals from then on.
     *
     * @param newLifetime from 1 second to 400 days, in whole seconds
     * @return a new seal
     * @throws IllegalArgumentException outside that range, or with a fraction of a second
     */
    public SessionSeal withLifetime(Duration newLifetime) {
        return new SessionSeal(keys, first, purpose, newLifetime, clock, maxLength);
    }

    /**
     * The same seal with another lifetime, which counts for what it seals from then on.
     *
     * @param text for example {@code 8h} or {@code 7d}, see {@link DurationText}; from 1 second to 400 days, in whole
     *     seconds
     * @return a new seal
     * @throws IllegalArgumentException if the text is no duration, outside that range, or has a fraction of a second
     */
    public SessionSeal withLifetime(String text) {
        return withLifetime(DurationText.parse(text));
    }

    /**
     * The same seal with another clock.
     *
     * @param newClock asked once for each call
     * @return a new seal
     */
    public SessionSeal withClock(InstantSource newClock) {
        return new SessionSeal(keys, first, purpose, lifetime, newClock, maxLength);
    }

    /**
     * The same seal for tokens that never travel in a cookie.
     *
     * @param characters from 4,096 to 65,536
     * @return a new seal
     * @throws IllegalArgumentException outside that range
     */
    public SessionSeal withMaxLength(int characters) {
        if (characters < DEFAULT_MAX_LENGTH || characters > MOST_MAX_LENGTH) {
            throw new IllegalArgumentException("characters: expected 4096 to 65536, got " + characters);
        }
        return new SessionSeal(keys, first, purpose, lifetime, clock, characters);
    }

    /**
     * Encrypts data under the first key. The same data never looks the same twice.
     *
     * @param claims text, numbers, booleans, lists and maps of those; not named {@code exp}, {@code iat}, {@code nbf} or
     *     {@code purpose}
     * @return the sealed token, at most 4,096 characters unless {@link #withMaxLength} has set another limit
     * @throws IllegalArgumentException if a name is reserved or empty, a value is not JSON (the message names its path and
     *     type), or the token becomes too long; the message shows no value
     * @throws IllegalStateException if the platform's cryptographic provider fails
     */
    public String seal(Map<String, ?> claims) {
        byte[] plaintext = StrictJson.write(SealedClaims.write(
                        claims,
                        purpose,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(lifetime)))
                .getBytes(StandardCharsets.UTF_8);
        String header = JweHeader.write(first.keyId());
        byte[] sealed = first.encrypt(plaintext, header.getBytes(StandardCharsets.US_ASCII));
        String token = new CompactJwe(header, sealed).write();
        if (token.length() > maxLength) {
            throw new IllegalArgumentException("claims: the sealed token has " + token.length()
                    + " characters, more than the " + maxLength
                    + (maxLength == DEFAULT_MAX_LENGTH
                            ? " that a cookie holds; keep the data on the server"
                            : " that are allowed"));
        }
        return token;
    }

    /**
     * Decrypts what {@link #seal} has made, with whichever of the keys it names.
     *
     * <p>The first failure counts, in this order: size, form ({@code malformed_token}), header, key ({@code unknown_key}),
     * authenticity ({@code bad_signature}: another key made it, or a bit was changed), purpose ({@code type_not_allowed}),
     * expiry. At the very instant of its expiry a token has expired; no clock skew is allowed for, as the clock that
     * sealed is the one that unseals.
     *
     * @param token any text; {@code null} is a malformed token
     * @return never {@code null}; nothing is thrown for any text
     * @throws IllegalStateException if the platform's cryptographic provider fails, which no text makes it do
     */
    public Unsealing unseal(@Nullable String token) {
        if (token == null) {
            return new Rejected(MALFORMED_TOKEN);
        }
        if (token.length() > maxLength) {
            return new Rejected(TOKEN_TOO_LARGE);
        }
        Optional<CompactJwe> jwe = CompactJwe.read(token);
        Optional<Map<String, @Nullable Object>> header = jwe.flatMap(CompactJwe::headerMembers);
        if (jwe.isEmpty() || header.isEmpty()) {
            return new Rejected(MALFORMED_TOKEN);
        }
        RejectionReason refused = JweHeader.refusal(header.get());
        return refused == null ? decrypted(jwe.get(), header.get()) : new Rejected(refused);
    }

    private Unsealing decrypted(CompactJwe jwe, Map<String, @Nullable Object> header) {
        SealingKey key = keys.get((String) header.get("kid"));
        if (key == null) {
            return new Rejected(UNKNOWN_KEY);
        }
        Optional<byte[]> plaintext = key.decrypt(jwe.sealed(), jwe.associatedData());
        if (plaintext.isEmpty()) {
            return new Rejected(BAD_SIGNATURE);
        }
        return CompactJwe.object(plaintext.get())
                .map(claims -> SealedClaims.read(claims, purpose, clock.instant()))
                .orElse(new Rejected(MALFORMED_TOKEN));
    }

    /** Shows purpose, lifetime and how many keys there are. */
    @Override
    public String toString() {
        return "SessionSeal[" + purpose + ", " + lifetime + ", " + keys.size() + " keys]";
    }
}
