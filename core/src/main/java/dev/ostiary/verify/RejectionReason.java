package dev.ostiary.verify;

import java.util.Locale;

/**
 * Why a token was rejected or a request refused: the closed list of stable codes.
 *
 * <p>The {@linkplain #code() code} is API: it stands in answers, events and logs, and never changes its meaning. No text
 * of a reason holds anything that came with the request.
 */
public enum RejectionReason {
    /** The request carries no token at all (RFC 6750, section 3.1). */
    MISSING_TOKEN(
            Category.INVALID,
            "No token was sent",
            "Sign in; a program sends the token as 'Authorization: Bearer ...' or in the cookie that 'cookie-name' names."),

    /** An {@code Authorization: Bearer} header that is not {@code Bearer 1*SP token68} (RFC 6750, section 2.1). */
    MALFORMED_AUTHORIZATION(
            Category.INVALID,
            "The Authorization header is malformed",
            "Send exactly the word Bearer, one or more spaces and one token."),

    /**
     * More than one {@code Authorization} header, API key or gateway's token, two of these together, or two good cookies of the configured
     * name that are of different users.
     */
    MULTIPLE_TOKENS(
            Category.INVALID,
            "More than one credential was sent",
            "Send one Authorization header or one API key. Two good cookies of one name, for two users, come from two paths or"
                    + " domains."),

    /** The token is longer than the configured limit and was not read. */
    TOKEN_TOO_LARGE(Category.INVALID, "The token is too large", "Put less into the token, or raise 'max-token-bytes'."),

    /** Not a JWS in compact form, read strictly (RFC 7515, section 7.1; RFC 8259). */
    MALFORMED_TOKEN(
            Category.INVALID,
            "The token is malformed",
            "A token is three canonical base64url segments; header and claims are JSON objects without duplicates."
                    + " An API key is sent whole, as it was issued."),

    /** {@code alg} is absent, unknown, {@code none}, or not one that the issuer may use (RFC 8725, section 3.1). */
    ALGORITHM_NOT_ALLOWED(
            Category.INVALID,
            "The token's algorithm is not allowed",
            "Sign with an algorithm that fits the configured key, or list it in 'algorithms'."),

    /** The token is encrypted (a JWE, RFC 7516). */
    ENCRYPTED_NOT_ALLOWED(
            Category.INVALID,
            "Encrypted tokens are not accepted",
            "Have the issuer sign access tokens for this application instead of encrypting them."),

    /** The token is compressed (header {@code zip}). */
    COMPRESSED_NOT_ALLOWED(
            Category.INVALID,
            "Compressed tokens are not accepted",
            "Have the issuer leave out the header member 'zip'."),

    /**
     * The header holds a member that changes how a token is to be read: {@code crit} (RFC 7515, section 4.1.11) or
     * {@code b64} (RFC 7797, section 3).
     */
    CRITICAL_HEADER_UNSUPPORTED(
            Category.INVALID,
            "The token's header asks for something unsupported",
            "Have the issuer leave out crit and b64."),

    /**
     * The claim {@code cnf} binds the token to a key of its sender (RFC 7800, section 3.1). Whoever sends it would have to
     * prove that the key is his, and no such proof is checked: taken as a plain bearer token it would serve a thief, too.
     */
    BINDING_UNSUPPORTED(
            Category.INVALID,
            "The token is bound to a key of its sender",
            "Have the issuer leave out cnf: register the client for bearer tokens, without DPoP and without certificate binding."),

    /** {@code typ} is not accepted, or the token is an ID token or a logout token (RFC 8725, section 3.11). */
    TYPE_NOT_ALLOWED(
            Category.INVALID,
            "This type of token is not accepted",
            "Send the access token, not an ID, refresh or logout token, or list the type in 'token-types'."),

    /**
     * {@code iss} is absent or is not a configured issuer (RFC 8725, section 3.8), or the token is of another tenant than
     * {@code iss} names.
     */
    ISSUER_NOT_TRUSTED(
            Category.INVALID,
            "The token's issuer is not trusted",
            "Compare the token's iss with 'issuer', character by character: a trailing slash counts."),

    /** No key of the issuer fits the token's {@code kid} and {@code alg}; or nobody was given this API key. */
    UNKNOWN_KEY(
            Category.INVALID,
            "The token's key is unknown",
            "The issuer's key set has no key for this token: it was rotated away, or the token is from elsewhere."
                    + " An API key is not in the store, or its secret is wrong."),

    /** The signature does not match (RFC 7515, section 5.2). */
    BAD_SIGNATURE(
            Category.INVALID,
            "The token's signature is wrong",
            "Signer and verifier hold different keys. For a secret, compare how both decode its text."),

    /** {@code exp} has passed (RFC 7519, section 4.1.4). */
    TOKEN_EXPIRED(
            Category.EXPIRED,
            "The token has expired",
            "Get a new token. If it is fresh, compare the clocks of issuer and verifier."),

    /** {@code nbf} has not come yet (RFC 7519, section 4.1.5). */
    NOT_YET_VALID(
            Category.INVALID,
            "The token is not yet valid",
            "Compare the clocks of issuer and verifier; 'clock-skew' allows for a small difference."),

    /** {@code iat} lies in the future (RFC 7519, section 4.1.6). */
    ISSUED_IN_FUTURE(
            Category.INVALID,
            "The token was issued in the future",
            "Compare the clocks of issuer and verifier; 'clock-skew' allows for a small difference."),

    /** The token is older than the largest accepted age. */
    TOKEN_TOO_OLD(Category.EXPIRED, "The token is too old", "Get a new token, or raise 'max-token-age'."),

    /** {@code exp} is absent. */
    EXPIRY_MISSING(
            Category.INVALID,
            "The token never expires",
            "Have the issuer set exp: a token without it could never be got rid of."),

    /** {@code aud}, or the claim that stands in for it, is absent or names none of the accepted audiences (RFC 7519, section 4.1.3). */
    AUDIENCE_MISMATCH(
            Category.INVALID,
            "The token is not for this audience",
            "Have the issuer put this application's audience into aud, or add the token's to 'audience'."),

    /** A required claim is absent, a {@link ClaimRule} misses one, or none of the principal claims names the user. */
    CLAIM_MISSING(
            Category.INVALID,
            "The token lacks a required claim",
            "See 'required-claims' and 'principal-claim' for what must be there."),

    /**
     * A registered claim has the wrong type or lies out of range (RFC 7519, section 4.1; {@code cnf} of RFC 7800), the token
     * lives longer than it may, or a {@link ClaimRule} refuses it.
     */
    CLAIM_INVALID(
            Category.INVALID,
            "A claim of the token is invalid",
            "Times are JSON numbers in seconds, not text and not milliseconds; iss, sub and jti are text of at most 1,024"
                    + " characters; cnf is an object."),

    /** The token was taken back before its time was over. */
    TOKEN_REVOKED(Category.INVALID, "The token was revoked", "Get a new one; whoever revoked this one knows why."),

    /** The user has none of the roles that the rule of the request asks for. */
    ROLE_MISSING(
            Category.INVALID,
            "A role is missing",
            "Give the user a role that the rule names, or have 'roles-claim' name the claim that holds the roles."),

    /** The token lacks a scope that the rule of the request asks for (RFC 6750, section 3.1). */
    SCOPE_MISSING(
            Category.INVALID,
            "A scope is missing",
            "Ask the issuer for a token with the scopes of the challenge, or see 'scope-claim' for where scopes"
                    + " stand."),

    /** A claim has not the value that the rule of the request asks for. */
    CLAIM_MISMATCH(
            Category.INVALID,
            "A claim does not have the required value",
            "Compare the token's claim with the rule, character by character: case counts."),

    /** The user signed in too long ago for the rule of the request, or the token does not say when (RFC 9470, section 3). */
    STEP_UP_REQUIRED(
            Category.INVALID,
            "A more recent sign-in is required",
            "Have the user sign in again and send the new token: the rule's maxAge counts from auth_time. A token without"
                    + " auth_time is never recent enough."),

    /** A callback of a provider whose parameters are repeated, too long or missing (RFC 6749, section 4.1.2). */
    MALFORMED_CALLBACK(
            Category.INVALID,
            "The answer of the sign-in page is malformed",
            "A callback carries code or error, state and iss, each at most once. Start again at the application, not at a"
                    + " bookmark."),

    /** {@code iss} of a callback is not the provider that was asked, or is missing although it sends one (RFC 9207, section 2.4). */
    ISSUER_MISMATCH(
            Category.INVALID,
            "The answer comes from another provider",
            "Compare 'issuer' with what the provider's metadata say, character by character."),

    /** The third callback in a row that belongs to no sign-in of this browser, or to one that is too old or was used. */
    SIGN_IN_STALE(
            Category.INVALID,
            "The sign-in is too old or was used already",
            "Start again at the application. Bookmarks of a sign-in page and the back button end here; 'sign-in-timeout' says"
                    + " how long one sign-in may take."),

    /** The third callback in a row without the cookie that ties a sign-in to the browser. */
    SIGN_IN_COOKIE_MISSING(
            Category.INVALID,
            "The browser did not send the cookie of the sign-in",
            "Allow cookies for this site. If all browsers lose it, compare 'external-url' with the address they use."),

    /** The browser has signed in three times within a minute and comes without a session again. */
    SIGN_IN_LOOP(
            Category.INVALID,
            "Signing in goes round in circles",
            "The session cookies do not come back: look at Secure, at Path, and at what a proxy does to Set-Cookie."),

    /** The user or the provider said no, or the application did. */
    SIGN_IN_REFUSED(
            Category.INVALID,
            "The sign-in was refused",
            "The user cancelled it, the provider denied access, or the application's SignInDecision refused."),

    /** The provider refuses the authorization request as this application sends it (RFC 6749, section 4.1.2.1). */
    PROVIDER_REFUSED(
            Category.INVALID,
            "The provider refused the request of this application",
            "Look at the log for the error, then compare scopes, redirect URI and client with what is registered there."),

    /** The provider does not take this application's credentials (RFC 6749, section 5.2). */
    PROVIDER_REFUSED_CLIENT(
            Category.INVALID,
            "The provider does not accept this application",
            "Compare 'client-id', 'client-secret' and 'client-auth' with what is registered at the provider."),

    /** The provider's answer is none that the protocol knows (RFC 6749, section 5.1). */
    PROVIDER_ANSWER_INVALID(
            Category.INVALID,
            "The answer of the provider is invalid",
            "Look at the log for what was wrong. Something between, such as a proxy, may have answered instead."),

    /** The ID token belongs to another sign-in (OpenID Connect Core 1.0, section 3.1.3.7). */
    NONCE_MISMATCH(
            Category.INVALID,
            "The ID token belongs to another sign-in",
            "The provider must repeat nonce as it was sent. If it does, somebody has put another answer in its place."),

    /** The ID token was made for another access token: {@code at_hash} (OpenID Connect Core 1.0, section 3.1.3.8). */
    TOKEN_HASH_MISMATCH(
            Category.INVALID,
            "The ID token belongs to another access token",
            "at_hash is half of the hash of access_token, by the algorithm of the ID token."),

    /** Two answers of the provider are of different users (OpenID Connect Core 1.0, section 5.3.2). */
    SUBJECT_MISMATCH(
            Category.INVALID,
            "The provider's answers are of different users",
            "ID token, access token and userinfo must have one sub. Have the provider use one kind of subject for this"
                    + " client."),

    /** The provider has ended this session, or all of the user's, before the sign-in was completed. */
    SESSION_ENDED(
            Category.INVALID,
            "The provider has ended this session",
            "Sign in again: a sign-out at the provider has overtaken this sign-in."),

    /** What the session is to say is more than is kept for one. */
    SESSION_TOO_LARGE(
            Category.INVALID,
            "The claims of the session are too large",
            "Look at the log for the largest claim, and have the provider leave it out for this client."),

    /** A sign-in over plain HTTP from another machine. */
    INSECURE_ORIGIN(
            Category.INVALID,
            "Signing in needs HTTPS",
            "Set 'external-url' to the https address that browsers use, or have the proxy say so."),

    /** Who came back from a step-up has not what was demanded (RFC 9470, section 4). */
    STEP_UP_FAILED(
            Category.INVALID,
            "The sign-in is not strong or recent enough",
            "Compare acr and auth_time of the ID token with what the rule or 'acr-values' and 'max-age' demand."),

    /** The rule of the request lets nobody in. */
    DENIED(Category.INVALID, "Nobody may do this", "The rule says deny. Change the rule if somebody is to be let in."),

    /** A cookie token on an unsafe method, or a WebSocket handshake, that another site may have sent. */
    CSRF_CROSS_SITE(
            Category.INVALID,
            "A cross-site request was refused",
            "Send the request from the application's own pages, list the origin in 'trusted-origins', or use a"
                    + " header."),

    /** The request's URI can be read in two ways. */
    AMBIGUOUS_URI(
            Category.INVALID,
            "The request URI is ambiguous",
            "Leave out encoded slashes, dots and backslashes, double encoding, empty and dot segments."),

    /** The request's method is a standard one in another case (RFC 9110, section 9.1), so that a rule may not know it. */
    MALFORMED_METHOD(
            Category.INVALID,
            "The request method is malformed",
            "Methods are case-sensitive: write GET, HEAD, POST, PUT, DELETE, OPTIONS, TRACE, PATCH and CONNECT in"
                    + " upper case."),

    /** No key could be had and none that is kept decides. */
    KEYS_UNAVAILABLE(
            Category.UNAVAILABLE,
            "The keys to check tokens are unavailable",
            "Look at the log for why the issuer's keys could not be fetched."),

    /** Whether the token was revoked, or whose API key it is, cannot be told now. */
    STORE_UNAVAILABLE(
            Category.UNAVAILABLE,
            "The store of tokens is unavailable",
            "Look at the log for why the store that keeps API keys or revoked tokens could not be reached."),

    /** The identity provider cannot be reached, or fails. */
    PROVIDER_UNAVAILABLE(
            Category.UNAVAILABLE,
            "The identity provider is unavailable",
            "Look at the log for why the provider could not be reached, or what it answered."),

    /** The filter could not start, or stands where requests get past it. Whatever is sent to it is refused. */
    MISCONFIGURED(
            Category.INVALID,
            "The application is not set up",
            "Look at the log of the start: it lists what is wrong with the settings or the place of the filter.");

    /** What kind of failure a reason is. */
    public enum Category {
        /** The token was good once: a new one helps. */
        EXPIRED,
        /** The token, or the request, will not become acceptable. */
        INVALID,
        /** Nothing is known about the token: the same request may succeed later. */
        UNAVAILABLE
    }

    private final Category category;
    private final String description;
    private final String remedy;

    RejectionReason(Category category, String description, String remedy) {
        this.category = category;
        this.description = description;
        this.remedy = remedy;
    }

    /**
     * The stable code, the name in lower case.
     *
     * @return for example {@code token_expired}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What kind of failure this is.
     *
     * @return the category
     */
    public Category category() {
        return category;
    }

    /**
     * One constant sentence for whoever sent the request.
     *
     * @return ASCII text that fits {@code error_description} (RFC 6750, section 3) as it is
     */
    public String description() {
        return description;
    }

    /**
     * What the developer of the application or of the issuer can do about it.
     *
     * @return constant ASCII text
     */
    public String remedy() {
        return remedy;
    }
}
