package dev.ostiary.testkit.spring;

import dev.ostiary.testkit.TestToken;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The user of a request: for {@code MockMvc} by {@code with(user)}, for {@code WebTestClient} by {@code headers(user)}. Each request gets a
 * token of its own. Immutable: each method makes another user.
 */
public final class SpringUser implements RequestPostProcessor, Consumer<HttpHeaders> {
    private final TestToken token;

    SpringUser(TestToken token) {
        this.token = token;
    }

    /**
     * With roles.
     *
     * @param names all the user has
     * @return another user
     */
    public SpringUser roles(String... names) {
        return new SpringUser(token.roles(names));
    }

    /**
     * With scopes.
     *
     * @param names all the token has
     * @return another user
     */
    public SpringUser scope(String... names) {
        return new SpringUser(token.scope(names));
    }

    /**
     * With a claim.
     *
     * @param name such as {@code email}
     * @param value of JSON
     * @return another user
     */
    public SpringUser claim(String name, @Nullable Object value) {
        return new SpringUser(token.claim(name, value));
    }

    /**
     * Puts the token into a request of {@code MockMvc}.
     *
     * @param request that is about to be sent
     * @return the same
     */
    @Override
    public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.sign());
        return request;
    }

    /**
     * Puts the token into a request of {@code WebTestClient}.
     *
     * @param headers of the request that is about to be sent
     */
    @Override
    public void accept(HttpHeaders headers) {
        headers.setBearerAuth(token.sign());
    }

    /** Nothing of the token. */
    @Override
    public String toString() {
        return "SpringUser";
    }
}
