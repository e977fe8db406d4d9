package dev.ostiary.servlet;

import dev.ostiary.provider.StepUp;
import dev.ostiary.servlet.signin.SignInStarts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * With what somebody is sent to a provider. Each method answers a new one. Immutable and thread-safe; {@code toString} shows nothing of the user.
 *
 * <pre>{@code
 * SignIn.of(request).start(request, response, SignInRequest.to("/orders").acr("gold").maxAge(Duration.ofMinutes(5)));
 * }</pre>
 */
public final class SignInRequest {
    private static final int MOST_CHARACTERS = 256;
    private static final String LOGIN_HINT = "login_hint";

    private final String returnTo;
    private final Optional<String> provider;
    private final StepUp demands;
    private final Map<String, String> forwarded;

    private SignInRequest(
            String returnTo, Optional<String> provider, StepUp demands, Map<String, String> forwarded) {
        this.returnTo = returnTo;
        this.provider = provider;
        this.demands = demands;
        this.forwarded = Map.copyOf(forwarded);
    }

    /**
     * A sign-in as the configuration says.
     *
     * @param returnTo where the browser goes in the end: a path with the context path, and perhaps a query. What is not {@linkplain
     *     ReturnTo#safe safe} is the home page
     * @return the request
     */
    public static SignInRequest to(String returnTo) {
        return new SignInRequest(returnTo, Optional.empty(), StepUp.NONE, Map.of());
    }

    /**
     * At which provider.
     *
     * @param name as the configuration calls it; an unknown one is the first
     * @return a new request
     */
    public SignInRequest provider(String name) {
        return new SignInRequest(returnTo, Optional.of(name), demands, forwarded);
    }

    /**
     * Whom the provider should expect.
     *
     * @param hint up to 256 characters, none of them a control character
     * @return a new request
     * @throws IllegalArgumentException if it is not as described
     */
    public SignInRequest loginHint(String hint) {
        if (hint.length() > MOST_CHARACTERS || hint.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("loginHint: expected up to 256 characters without control characters");
        }
        return with(LOGIN_HINT, hint);
    }

    /**
     * How strong the sign-in has to be; checked on return.
     *
     * @param values any of them will do; words of printable ASCII
     * @return a new request
     * @throws IllegalArgumentException if one is empty or has a blank, or all together have more than 128 characters
     */
    public SignInRequest acr(String... values) {
        return new SignInRequest(returnTo, provider, new StepUp(List.of(values), demands.maxAge()), forwarded);
    }

    /**
     * How long ago the user may have signed in at the provider; checked on return.
     *
     * @param age zero to 400 days, in whole seconds
     * @return a new request
     * @throws IllegalArgumentException outside that range
     */
    public SignInRequest maxAge(Duration age) {
        return new SignInRequest(
                returnTo, provider, new StepUp(demands.acrValues(), Optional.of(age)), forwarded);
    }

    /**
     * What the provider asks the user.
     *
     * @param prompt one thing
     * @return a new request
     */
    public SignInRequest prompt(Prompt prompt) {
        return with("prompt", prompt.text());
    }

    private SignInRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(forwarded);
        more.put(name, value);
        return new SignInRequest(returnTo, provider, demands, more);
    }

    SignInStarts.Wish wish() {
        return new SignInStarts.Wish(provider, Optional.of(returnTo), demands, forwarded);
    }

    /** Shows where it leads. */
    @Override
    public String toString() {
        return "SignInRequest[" + returnTo + "]";
    }
}
