package dev.ostiary.spring;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.web.DefaultSecurityFilterChain;

/**
 * Puts {@link SecurityUserFilter} into each chain, next to the filter that looks for a user in the session: a chain looks there before it looks
 * into the request, so that the session's user would win over the token's. Stateless.
 */
final class SecurityChains implements BeanPostProcessor {
    private static final List<String> LOADING =
            List.of("SecurityContextHolderFilter", "SecurityContextPersistenceFilter");

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DefaultSecurityFilterChain chain ? withUser(chain) : bean;
    }

    private static DefaultSecurityFilterChain withUser(DefaultSecurityFilterChain chain) {
        List<Filter> filters = new ArrayList<>();
        for (Filter filter : chain.getFilters()) {
            filters.add(filter);
            if (LOADING.contains(filter.getClass().getSimpleName())) {
                filters.add(new SecurityUserFilter());
            }
        }
        return filters.size() == chain.getFilters().size()
                ? chain
                : new DefaultSecurityFilterChain(chain.getRequestMatcher(), filters);
    }
}
