package dev.ostiary.servlet.gate;

import dev.ostiary.apikey.ApiKeyVerification;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.AuthSeries;
import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.rule.Ruling;
import dev.ostiary.verify.Examination;
import dev.ostiary.verify.ExplainedStep;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.TokenExplanation;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about one request came upon, written by the gate on its way: events and explanations speak of what has
 * happened and decide nothing themselves. Used by one thread.
 */
public final class Trail {
    private static final String PREFLIGHT = "preflight";
    private static final String AUTHENTICATE = "authenticate";
    private static final String APPLICATION = "application";
    private static final String URI = "uri";

    private final boolean inWords;
    private @Nullable String endpoint;
    private @Nullable Ruling ruling;
    private boolean preflight;
    private boolean askedByApplication;
    private boolean failedByApplication;
    private @Nullable Extraction credential;
    private @Nullable Examination examination;
    private List<ExplainedStep> tokenSteps = List.of();
    private @Nullable ApiKeyVerification apiKey;
    private @Nullable Identity identity;

    private Trail(boolean inWords) {
        this.inWords = inWords;
    }

    /**
     * For a request that somebody has sent.
     *
     * @return an empty one
     */
    public static Trail ofRequest() {
        return new Trail(false);
    }

    /**
     * For an explanation: what happens to the token is put into words, too.
     *
     * @return an empty one
     */
    public static Trail inWords() {
        return new Trail(true);
    }

    /** Whether somebody has sent the request; an explanation changes nothing. */
    boolean isOfRequest() {
        return !inWords;
    }

    /** @param name of the filter's own path that was asked for */
    void isForEndpoint(String name) {
        endpoint = name;
    }

    /**
     * The name of the filter's own path, if that was asked for.
     *
     * @return empty for all other requests
     */
    public Optional<String> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    void ruled(Ruling found) {
        ruling = found;
    }

    void isPreflight() {
        preflight = true;
    }

    void isAskedByApplication() {
        askedByApplication = true;
    }

    void isFailedByApplication() {
        failedByApplication = true;
    }

    void extracted(Extraction found) {
        credential = found;
    }

    /** Of several tokens the last one's examination stays, unless another {@linkplain #examined is said to count}. */
    Examination examine(JwtVerifier verifier, String token) {
        Examination result;
        if (inWords) {
            TokenExplanation explanation = verifier.explain(token);
            tokenSteps = explanation.steps();
            result = explanation.examination();
        } else {
            result = verifier.examine(token);
        }
        examination = result;
        return result;
    }

    /** Which of several tokens counts. */
    void examined(Examination chosen) {
        examination = chosen;
    }

    void verified(ApiKeyVerification result) {
        apiKey = result;
    }

    void identified(Identity user) {
        identity = user;
    }

    /**
     * What the rules say.
     *
     * @return empty where no rule was looked for
     */
    public Optional<Ruling> ruling() {
        return Optional.ofNullable(ruling);
    }

    /**
     * What was found where credentials stand.
     *
     * @return empty where nobody looked
     */
    public Optional<Extraction> credential() {
        return Optional.ofNullable(credential);
    }

    /**
     * How the credential came.
     *
     * @return empty without one
     */
    public Optional<Carrier> carrier() {
        return credential instanceof Extraction.Sent sent ? Optional.of(sent.carrier()) : Optional.empty();
    }

    Optional<Examination> examination() {
        return Optional.ofNullable(examination);
    }

    /**
     * The token, where it was good.
     *
     * @return empty for any other token, and for an API key
     */
    public Optional<VerifiedJwt> verified() {
        return examination != null && examination.verification() instanceof Verification.Verified good
                ? Optional.of(good.jwt())
                : Optional.empty();
    }

    /**
     * What came of an API key.
     *
     * @return empty where there was none
     */
    public Optional<ApiKeyVerification> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /**
     * What happened to the token, in words.
     *
     * @return empty unless it is told in words
     */
    public List<ExplainedStep> tokenSteps() {
        return tokenSteps;
    }

    /**
     * The user whom the token names, be the request refused for another reason.
     *
     * @return empty where there is none, or nobody looked
     */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** The name of what decided. */
    String rule() {
        if (endpoint != null) {
            return endpoint;
        }
        if (preflight) {
            return PREFLIGHT;
        }
        if (ruling != null) {
            return ruling.name();
        }
        if (failedByApplication) {
            return APPLICATION;
        }
        return askedByApplication ? AUTHENTICATE : URI;
    }

    AuthSeries series(AuthOutcome outcome, Optional<RejectionReason> reason) {
        return new AuthSeries(outcome, reason, rule(), examination().flatMap(Examination::issuer));
    }
}
