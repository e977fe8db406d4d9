package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilterBuilder;

/**
 * Says what no property can say of the filter: a bean of this type is called before the filter is built, several in their order.
 *
 * <pre>{@code
 * @Bean
 * AuthFilterCustomizer ostiaryKeys(KeySource keys) {
 *     return filter -> filter.keys(keys);
 * }
 * }</pre>
 *
 * <p>What it sets stands before properties. Beans of {@link dev.ostiary.servlet.event.AuthEventListener} and
 * {@link dev.ostiary.session.SessionClaims} need none: they are taken by themselves.
 */
@FunctionalInterface
public interface AuthFilterCustomizer {
    /**
     * Changes the filter that is about to be built.
     *
     * @param filter with its properties, and the application's beans
     */
    void customize(AuthFilterBuilder filter);
}
