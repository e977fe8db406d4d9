package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/**
 * Stops the start where the application registers a filter by a bean whose type does not say so: nobody would enforce annotations behind it,
 * and beside properties it would be a second filter. Stateless.
 *
 * @param beans of the application
 */
record UndeclaredFilters(ListableBeanFactory beans) implements SmartInitializingSingleton {
    @Override
    public void afterSingletonsInstantiated() {
        Set<String> declared = Set.of(beans.getBeanNamesForType(OnFilter.REGISTRATION, true, false));
        for (String name : beans.getBeanNamesForType(FilterRegistrationBean.class, true, false)) {
            if (!declared.contains(name)
                    && beans.getBean(name, FilterRegistrationBean.class).getFilter() instanceof AuthFilter) {
                throw new IllegalStateException(
                        "the bean '" + name + "' registers an AuthFilter, and its type does not say so;"
                                + " declare the method that makes it as FilterRegistrationBean<AuthFilter>");
            }
        }
    }
}
