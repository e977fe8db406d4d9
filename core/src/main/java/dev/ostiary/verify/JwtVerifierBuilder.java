package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.SignatureProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link JwtVerifier} shall demand.
 *
 * <p>{@link #keys}, {@link #issuer} or {@link #uncheckedIssuer}, {@link #audience} or {@link #uncheckedAudience} are
 * mandatory. Each method replaces what an earlier call of it said. Not thread-safe.
 */
public final class JwtVerifierBuilder {
    /** The clock skew unless another is set: 30 seconds. */
    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(30);

    /** The largest clock skew: 10 minutes. */
    public static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(10);

    /** The largest limit for a token's age or lifetime: 36,500 days, so that no sum of times can overflow. */
    public static final Duration MAX_AGE_LIMIT = Duration.ofDays(36_500);

    /** The longest token that is read unless another limit is set: 8,192 characters. */
    public static final int DEFAULT_MAX_TOKEN_BYTES = 8_192;

    /** The smallest limit for a token's length: 256 characters. */
    public static final int LEAST_MAX_TOKEN_BYTES = 256;

    /** The largest limit for a token's length: 1,048,576 characters. */
    public static final int MOST_MAX_TOKEN_BYTES = 1_048_576;

    private static final String AUDIENCE = "aud";

    private @Nullable KeySource keys;
    private @Nullable Set<String> issuers;
    private @Nullable Set<String> audiences;
    private boolean acceptsNobody;
    private String audienceClaim = AUDIENCE;
    private @Nullable String tenantClaim;
    private List<ClaimCheck> ofSubject = List.of();
    private Set<JwsAlgorithm> algorithms = Set.of();
    private Set<String> tokenTypes = Set.of("jwt", "at+jwt", JwtVerifier.NO_TYPE);
    private Set<String> requiredClaims = Set.of();
    private @Nullable PrincipalClaims principalClaims;
    private final Map<String, String> requiredValues = new LinkedHashMap<>();
    private Duration clockSkew = DEFAULT_CLOCK_SKEW;
    private boolean expiresExactly;
    private @Nullable Duration maxTokenAge;
    private @Nullable Duration maxLifetime;
    private List<ClaimRule> claimRules = List.of();
    private int maxTokenBytes = DEFAULT_MAX_TOKEN_BYTES;
    private InstantSource clock = InstantSource.system();
    private @Nullable RevocationCheck revocation;
    private SignatureProvider provider = SignatureProvider.platform();

    JwtVerifierBuilder() {}

    /**
     * Where the keys come from. Mandatory.
     *
     * @param source one key, a set, or a remote set
     * @return this builder
     */
    public JwtVerifierBuilder keys(KeySource source) {
        this.keys = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * The accepted values of {@code iss}, compared exactly (RFC 8725, section 3.8).
     *
     * @param accepted one or more, none empty
     * @return this builder
     * @throws IllegalArgumentException if none is given or one is empty
     */
    public JwtVerifierBuilder issuer(String... accepted) {
        this.issuers = VerifierArguments.names("issuer", List.of(accepted));
        return this;
    }

    /**
     * Gives up the check of {@code iss}: any holder of the key may name any issuer, or none.
     *
     * @return this builder
     */
    public JwtVerifierBuilder uncheckedIssuer() {
        this.issuers = Set.of();
        return this;
    }

    /**
     * The accepted values of {@code aud}; a token needs any one of them (RFC 7519, section 4.1.3).
     *
     * @param accepted one or more, none empty
     * @return this builder
     * @throws IllegalArgumentException if none is given or one is empty
     */
    public JwtVerifierBuilder audience(String... accepted) {
        this.audiences = VerifierArguments.names("audience", List.of(accepted));
        this.acceptsNobody = false;
        return this;
    }

    /**
     * Rejects every token as one for somebody else, {@link RejectionReason#AUDIENCE_MISMATCH}, whatever it says: for an issuer that signs
     * users in, and whose tokens are not let in by themselves.
     *
     * @return this builder
     */
    public JwtVerifierBuilder noAudience() {
        this.audiences = Set.of();
        this.acceptsNobody = true;
        return this;
    }

    /**
     * Gives up the check of {@code aud}: a token that the issuer made for another application is accepted here.
     *
     * @return this builder
     */
    public JwtVerifierBuilder uncheckedAudience() {
        this.audiences = Set.of();
        this.acceptsNobody = false;
        return this;
    }

    /**
     * The claim in which {@link #audience} is looked for, where an issuer does not name its client in {@code aud}. Default
     * {@code aud}; others are Cognito's {@code client_id} and {@code azp}.
     *
     * <p>Text or an array of texts. Absent, or anything else, it is {@link RejectionReason#AUDIENCE_MISMATCH}; only
     * {@code aud} itself is {@link RejectionReason#CLAIM_INVALID} then.
     *
     * @param name the claim, top level only
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public JwtVerifierBuilder audienceClaim(String name) {
        this.audienceClaim = VerifierArguments.name("audienceClaim", name);
        return this;
    }

    /**
     * Demands that {@code sub} is the SPIFFE ID of a workload (JWT-SVID, section 3.1). Default: any text, or none.
     *
     * @return this builder
     */
    public JwtVerifierBuilder spiffeSubject() {
        this.ofSubject = List.of(new SpiffeIdCheck());
        return this;
    }

    /**
     * A claim that names the tenant for which an issuer of many made the token, such as Entra's {@code tid}. Default: none.
     *
     * <p>Its text must stand as one whole segment in the path of the token's {@code iss}, which is a URL, character by
     * character. Absent, the token is {@link RejectionReason#CLAIM_MISSING}, with the required claims; in any other case it
     * is {@link RejectionReason#ISSUER_NOT_TRUSTED}, before its audience is looked at.
     *
     * @param name the claim, top level only
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public JwtVerifierBuilder tenantClaim(String name) {
        this.tenantClaim = VerifierArguments.name("tenantClaim", name);
        return this;
    }

    /**
     * The allow-list of algorithms (RFC 8725, section 3.1). Default: the usual ones of the keys, see
     * {@link KeySource#usualAlgorithms()}.
     *
     * @param allowed one or more, all of which the keys can verify
     * @return this builder
     * @throws IllegalArgumentException if none is given
     */
    public JwtVerifierBuilder algorithms(Collection<JwsAlgorithm> allowed) {
        this.algorithms = VerifierArguments.algorithms(allowed);
        return this;
    }

    /**
     * The accepted {@code typ} values, {@code application/} and case ignored (RFC 8725, section 3.11). Default:
     * {@code JWT}, {@code at+jwt} and {@link JwtVerifier#NO_TYPE}.
     *
     * <p>A token that its claims show to be an ID token ({@code at_hash}, {@code c_hash}, Keycloak's {@code typ} =
     * {@code ID}, Cognito's {@code token_use} = {@code id}, or {@code nonce} where the header's {@code typ} is
     * {@code JWT} or none and the claim {@code typ} is not {@code Bearer}) is accepted only when {@code ID} is among them, and then also
     * with the header {@code typ} of {@code JWT} or none, which ID tokens have. So {@code tokenTypes("ID")} accepts ID
     * tokens and refuses access tokens. A logout token (claim {@code events}) is never accepted. Claims are looked at
     * once the signature is good.
     *
     * @param accepted one or more; {@link JwtVerifier#NO_TYPE} accepts tokens without {@code typ}
     * @return this builder
     * @throws IllegalArgumentException if none is given or one is empty
     */
    public JwtVerifierBuilder tokenTypes(String... accepted) {
        this.tokenTypes = VerifierArguments.names("tokenTypes", List.of(accepted)).stream()
                .map(JwsHeader::normalizedType)
                .collect(Collectors.toUnmodifiableSet());
        return this;
    }

    /**
     * Claims that must be there besides {@code exp}, which always must. A JSON {@code null} counts as absent.
     *
     * @param names claim names, top level only
     * @return this builder
     */
    public JwtVerifierBuilder requiredClaims(String... names) {
        this.requiredClaims = VerifierArguments.requiredClaims(List.of(names));
        return this;
    }

    /**
     * Demands that the token names its user, else it is {@link RejectionReason#CLAIM_MISSING}. Default: it need not.
     *
     * @param claims looked at right after the required claims
     * @return this builder
     */
    public JwtVerifierBuilder principalClaims(PrincipalClaims claims) {
        this.principalClaims = Objects.requireNonNull(claims, "claims");
        return this;
    }

    /**
     * Demands that a claim is exactly one text, for example {@code purpose}, which tells tokens of one {@code typ} apart.
     *
     * <p>A token without it, or with another value, is another kind of token: it is rejected as
     * {@link RejectionReason#TYPE_NOT_ALLOWED}, after its signature and before its other claims. Further calls add
     * further claims; the same name again replaces its value.
     *
     * @param name the claim, top level only
     * @param value the text it must have, compared exactly
     * @return this builder
     */
    public JwtVerifierBuilder requireClaim(String name, String value) {
        requiredValues.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * By how much the issuer's clock may differ. Default 30 seconds.
     *
     * @param skew from zero to 10 minutes
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public JwtVerifierBuilder clockSkew(Duration skew) {
        this.clockSkew = VerifierArguments.clockSkew(skew);
        return this;
    }

    /**
     * Has {@code exp} count without the clock skew, for tokens that are verified by the clock that they were issued by.
     *
     * @return this builder
     */
    public JwtVerifierBuilder exactExpiry() {
        this.expiresExactly = true;
        return this;
    }

    /**
     * The largest {@code now - iat}, to which the clock skew is added. Default: no limit. With one, {@code iat} must be
     * there.
     *
     * @param age more than zero, at most 36,500 days
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public JwtVerifierBuilder maxTokenAge(Duration age) {
        this.maxTokenAge = VerifierArguments.withinAgeLimit("maxTokenAge", age);
        return this;
    }

    /**
     * The largest {@code exp - iat}: how long the issuer may let a token live. Default: no limit. With one, {@code iat}
     * must be there, else the token is {@link RejectionReason#CLAIM_MISSING}; a longer life is
     * {@link RejectionReason#CLAIM_INVALID}, since such a token never becomes acceptable. Clock skew plays no part.
     *
     * @param lifetime more than zero, at most 36,500 days
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public JwtVerifierBuilder maxLifetime(Duration lifetime) {
        this.maxLifetime = VerifierArguments.withinAgeLimit("maxLifetime", lifetime);
        return this;
    }

    /**
     * Further demands on the claims, all of which must be met. Default: none.
     *
     * @param rules asked last and in this order; the first that refuses counts
     * @return this builder
     */
    public JwtVerifierBuilder claimRules(ClaimRule... rules) {
        this.claimRules = List.of(rules);
        return this;
    }

    /**
     * Asked whether a token that is good otherwise was taken back. Default: nothing is asked.
     *
     * @param check asked last
     * @return this builder
     */
    public JwtVerifierBuilder revocation(RevocationCheck check) {
        this.revocation = Objects.requireNonNull(check, "check");
        return this;
    }

    /**
     * The longest token that is read at all. Default 8,192.
     *
     * @param bytes from 256 to 1,048,576
     * @return this builder
     * @throws IllegalArgumentException outside that range
     */
    public JwtVerifierBuilder maxTokenBytes(int bytes) {
        this.maxTokenBytes = VerifierArguments.maxTokenBytes(bytes);
        return this;
    }

    /**
     * The clock. Default: the system's.
     *
     * @param source asked once for each token with a good signature, once more for one without {@code kid}, twice at most for one that is
     *     kept in a cache; its {@code millis()} may cut {@code instant()} to milliseconds but not differ from it by more; what it throws is thrown to the caller
     * @return this builder
     */
    public JwtVerifierBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Whose implementation checks signatures. Default {@link SignatureProvider#platform()}.
     *
     * @param checkedBy changes how long that takes, and nothing else
     * @return this builder
     */
    public JwtVerifierBuilder signatureProvider(SignatureProvider checkedBy) {
        this.provider = Objects.requireNonNull(checkedBy, "checkedBy");
        return this;
    }

    /**
     * Makes the verifier.
     *
     * @return immutable
     * @throws IllegalArgumentException if something mandatory is missing, the keys cannot do an allowed algorithm, a secret
     *     stands beside public keys, or a claim is named for an audience that is not checked
     */
    public JwtVerifier build() {
        if (keys == null) {
            throw new IllegalArgumentException("keys: say where the keys come from");
        }
        if (issuers == null) {
            throw new IllegalArgumentException("issuer: name it, or give up its check with uncheckedIssuer()");
        }
        if (audiences == null) {
            throw new IllegalArgumentException("audience: name it, or give up its check with uncheckedAudience()");
        }
        if (audiences.isEmpty() && !audienceClaim.equals(AUDIENCE)) {
            throw new IllegalArgumentException("audienceClaim: nothing is looked for in it after uncheckedAudience()");
        }
        VerificationPolicy policy = new VerificationPolicy(
                new TokenTypes(tokenTypes), AllowedAlgorithms.of(keys, algorithms), checks(audiences));
        TrustedIssuer issuer = new TrustedIssuer(
                keys, policy, clock, provider, Optional.ofNullable(revocation), new UnnamedKeyLimit(clock));
        TrustedIssuers trusted = TrustedIssuers.of(issuers, issuer);
        return new JwtVerifier(new JwsReader(maxTokenBytes, trusted.allTypes()), trusted);
    }

    private List<ClaimCheck> checks(Set<String> audience) {
        List<ClaimCheck> checks = new ArrayList<>();
        requiredValues.forEach((name, value) -> checks.add(new ClaimValueCheck(name, value)));
        checks.add(new RequiredClaimsCheck(requiredClaims));
        if (principalClaims != null) {
            checks.add(new PrincipalCheck(principalClaims));
        }
        checks.addAll(ofSubject);
        if (tenantClaim != null) {
            checks.add(new TenantCheck(tenantClaim));
        }
        if (acceptsNobody) {
            checks.add(new NoAudienceCheck());
        }
        if (!audience.isEmpty()) {
            boolean registered = audienceClaim.equals(AUDIENCE);
            checks.add(registered ? new AudienceCheck(audience) : new AudienceClaimCheck(audienceClaim, audience));
        }
        checks.add(new IssuedAtCheck(clockSkew));
        checks.add(new NotBeforeCheck(clockSkew));
        checks.add(new ExpiryCheck(expiresExactly ? Duration.ZERO : clockSkew));
        if (maxTokenAge != null) {
            checks.add(new AgeCheck(maxTokenAge, clockSkew));
        }
        if (maxLifetime != null) {
            checks.add(new LifetimeCheck(maxLifetime));
        }
        claimRules.forEach(rule -> checks.add(new RuleCheck(rule)));
        return List.copyOf(checks);
    }
}
