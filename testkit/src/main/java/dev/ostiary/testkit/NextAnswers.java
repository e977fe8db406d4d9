package dev.ostiary.testkit;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes to what an issuer says next, once each: what a hostile or broken provider would say. See {@link TestIssuer#next()}.
 *
 * <p>Thread-safe.
 */
public final class NextAnswers {
    private final AtomicReference<@Nullable UnaryOperator<String>> callback = new AtomicReference<>();
    private final AtomicReference<@Nullable Function<TestToken, String>> idToken = new AtomicReference<>();
    private final AtomicReference<@Nullable UnaryOperator<Map<String, @Nullable Object>>> tokenAnswer =
            new AtomicReference<>();
    private final AtomicReference<@Nullable UnaryOperator<Map<String, @Nullable Object>>> userInfo =
            new AtomicReference<>();

    NextAnswers() {}

    /**
     * Changes the parameters with which the browser is sent back next.
     *
     * @param change gets the query as it would be, and answers another one
     */
    public void callback(UnaryOperator<String> change) {
        callback.set(Objects.requireNonNull(change, "change"));
    }

    /**
     * Changes the next ID token.
     *
     * @param change gets the good token before it is signed, and answers any text
     */
    public void idToken(Function<TestToken, String> change) {
        idToken.set(Objects.requireNonNull(change, "change"));
    }

    /**
     * Changes the members of the next good answer of the token endpoint. {@link EndpointConduct#answers} replaces it as a whole.
     *
     * @param change gets a map that it may change, and answers what is written as JSON
     */
    public void tokenAnswer(UnaryOperator<Map<String, @Nullable Object>> change) {
        tokenAnswer.set(Objects.requireNonNull(change, "change"));
    }

    /**
     * Changes the members of the next good answer of the userinfo endpoint.
     *
     * @param change gets a map that it may change, and answers what is written as JSON
     */
    public void userInfo(UnaryOperator<Map<String, @Nullable Object>> change) {
        userInfo.set(Objects.requireNonNull(change, "change"));
    }

    String changedCallback(String query) {
        return taken(callback).map(change -> change.apply(query)).orElse(query);
    }

    String changedIdToken(TestToken token) {
        return taken(idToken).map(change -> change.apply(token)).orElseGet(token::sign);
    }

    Map<String, @Nullable Object> changedTokenAnswer(Map<String, @Nullable Object> members) {
        return taken(tokenAnswer).map(change -> change.apply(members)).orElse(members);
    }

    Map<String, @Nullable Object> changedUserInfo(Map<String, @Nullable Object> members) {
        return taken(userInfo).map(change -> change.apply(members)).orElse(members);
    }

    void clear() {
        callback.set(null);
        idToken.set(null);
        tokenAnswer.set(null);
        userInfo.set(null);
    }

    private static <T> Optional<T> taken(AtomicReference<@Nullable T> change) {
        return Optional.ofNullable(change.getAndSet(null));
    }
}
