package dev.ostiary.providers;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Each provider, started when a test first asks for it, once for all tests, and ended after the last of them. */
public final class StartedProviders implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(StartedProviders.class);
    private static final Map<Class<?>, Supplier<?>> STARTS = Map.of(
            Keycloak.class, Keycloak::start,
            OidcProvider.class, () -> OidcProvider.start(NodePackages.node().orElseThrow()),
            SpringAuthorizationServer.class, SpringAuthorizationServer::start);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return STARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(type, wanted -> STARTS.get(wanted).get());
    }
}
