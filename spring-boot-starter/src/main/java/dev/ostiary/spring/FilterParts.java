package dev.ostiary.spring;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.session.SessionClaims;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The beans of an application that the filter takes.
 *
 * @param listeners told of every decision
 * @param claims asked at each refresh of a session; more than one are a contradiction
 * @param customizers told last
 */
record FilterParts(
        ObjectProvider<AuthEventListener> listeners,
        ObjectProvider<SessionClaims> claims,
        ObjectProvider<AuthFilterCustomizer> customizers) {

    static FilterParts of(BeanFactory beans) {
        return new FilterParts(
                beans.getBeanProvider(AuthEventListener.class),
                beans.getBeanProvider(SessionClaims.class),
                beans.getBeanProvider(AuthFilterCustomizer.class));
    }

    AuthFilter filter(EnvironmentSettings settings, DataSourceStores stores) {
        AuthFilterBuilder builder = AuthFilter.builder()
                .framework(settings.forFilter(List.of(stores), () -> Optional.ofNullable(claims.getIfAvailable())));
        List<AuthEventListener> told = listeners.orderedStream().toList();
        if (!told.isEmpty()) {
            builder.eventListener(new EventListeners(told));
        }
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
