package dev.ostiary.provider;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.issue.SessionSeal;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.issue.Unsealing;
import dev.ostiary.key.KeyDerivation;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens {@code state}, and writes and reads what ties a sign-in to a browser. Nothing of it is kept anywhere but in the browser.
 *
 * <p>A state is a JWE ({@code dir}, {@code A256GCM}) of at most 700 characters: Keycloak drops longer ones than 4,000 without a word.
 * {@code nonce} and PKCE verifier are HMACs of its id and of the cookie, under keys of their own. Immutable and thread-safe.
 */
public final class SignInStates {
    /** The most characters of a {@code state}: 700. */
    public static final int MOST_CHARACTERS = 700;

    /** A longer path to return to is left out: 256 characters. */
    public static final int MOST_RETURN_TO = 256;

    /** The most characters of a cookie: 64. */
    public static final int MOST_COOKIE_CHARACTERS = 64;

    private static final String PURPOSE = "sign_in_state";
    private static final String STATE = "ostiary state v1";
    private static final String NONCE = "ostiary nonce v1";
    private static final String VERIFIER = "ostiary pkce v1";
    private static final int ID_BYTES = 16;

    /** By how much a node's clock may be behind that of the node which has sealed a state. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final List<KeyDerivation> keys;
    private final List<SessionSeal> seals;
    private final BindingCookie cookie;
    private final Duration timeout;
    private final InstantSource clock;
    private final RandomGenerator random;

    SignInStates(List<KeyDerivation> keys, Duration timeout, InstantSource clock, RandomGenerator random) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys: at least one expected");
        }
        this.keys = List.copyOf(keys);
        this.seals = keys.stream().map(key -> seal(key, clock)).toList();
        this.cookie = new BindingCookie(this.keys);
        this.timeout = timeout;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Takes the keys.
     *
     * @param keys the first seals, all of them open; the same on every node
     * @param timeout how long a sign-in may take, {@code sign-in-timeout}
     * @param clock by which a state grows old
     * @return the states
     * @throws IllegalArgumentException if there is no key
     */
    public static SignInStates of(List<KeyDerivation> keys, Duration timeout, InstantSource clock) {
        return new SignInStates(keys, timeout, clock, new SecureRandom());
    }

    /** It is opened long after it has become useless, to know where its browser wanted to go. */
    private static SessionSeal seal(KeyDerivation key, InstantSource clock) {
        return SessionSeal.of(key.sealingKey(STATE))
                .withPurpose(PURPOSE)
                .withLifetime(TokenProfile.MAX_LIFETIME)
                .withClock(clock);
    }

    /** What a sign-in that begins now is to remember. */
    SignInState begin(String provider, SignInStart start, StepUp demands, SignInBinding binding) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new SignInState(
                Base64Url.encode(id),
                provider,
                Origins.of(start.redirectUri()),
                start.returnTo().filter(path -> path.length() <= MOST_RETURN_TO),
                demands,
                start.attempt(),
                start.isSilent(),
                binding.hash(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                0);
    }

    /** Seals it under the first key; without the way back where that would make it too long. */
    String seal(SignInState state) {
        String sealed = seals.get(0).seal(StateClaims.write(state));
        return sealed.length() <= MOST_CHARACTERS
                ? sealed
                : seals.get(0).seal(StateClaims.write(state.withoutReturnTo()));
    }

    /**
     * Opens what came back.
     *
     * @param state any text, or {@code null}
     * @return what it says; at the very instant of its timeout it is too old. Never throws for any text
     */
    public StateOpening open(@Nullable String state) {
        if (state == null || state.length() > MOST_CHARACTERS) {
            return new StateOpening.NotOurs();
        }
        for (int i = 0; i < seals.size(); i++) {
            if (seals.get(i).unseal(state) instanceof Unsealing.Unsealed unsealed) {
                return StateClaims.read(unsealed.claims(), i).map(this::judged).orElseGet(StateOpening.NotOurs::new);
            }
        }
        return new StateOpening.NotOurs();
    }

    private StateOpening judged(SignInState state) {
        Instant now = clock.instant();
        boolean inTime =
                now.isBefore(state.issuedAt().plus(timeout)) && !now.plus(SKEW).isBefore(state.issuedAt());
        return inTime ? new StateOpening.Opened(state) : new StateOpening.TooOld(state);
    }

    /**
     * Writes a binding as the value of a cookie.
     *
     * @param binding what it is to say
     * @return 64 of {@code A-Z a-z 0-9 - _}
     */
    public String write(SignInBinding binding) {
        return cookie.write(binding);
    }

    /**
     * Reads the value of a cookie.
     *
     * @param value any text, or {@code null}
     * @return empty if it was not written here, or under a key that is gone, or was changed
     */
    public Optional<SignInBinding> read(@Nullable String value) {
        return cookie.read(value);
    }

    /**
     * A binding for a browser that has none.
     *
     * @return random
     */
    public SignInBinding newBinding() {
        return SignInBinding.fresh(random);
    }

    /** What the ID token must repeat (OpenID Connect Core 1.0, section 3.1.2.1). */
    String nonce(SignInState state, SignInBinding binding) {
        return mac(NONCE, state, binding);
    }

    /** What proves that whoever redeems the code has asked for it (RFC 7636, section 4.1). */
    String verifier(SignInState state, SignInBinding binding) {
        return mac(VERIFIER, state, binding);
    }

    private String mac(String label, SignInState state, SignInBinding binding) {
        byte[] id = state.id().getBytes(StandardCharsets.US_ASCII);
        byte[] cookieBytes = binding.random();
        byte[] message = new byte[cookieBytes.length + id.length];
        System.arraycopy(cookieBytes, 0, message, 0, cookieBytes.length);
        System.arraycopy(id, 0, message, cookieBytes.length, id.length);
        return Base64Url.encode(keys.get(state.sealedBy()).mac(label, message));
    }

    /** Shows how many keys there are. */
    @Override
    public String toString() {
        return "SignInStates[" + keys.size() + " keys]";
    }
}
