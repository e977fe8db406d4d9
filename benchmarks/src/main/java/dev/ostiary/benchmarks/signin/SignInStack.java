package dev.ostiary.benchmarks.signin;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;

/** What signs users in. Each keeps its sessions in memory. */
enum SignInStack {
    /** Three settings. */
    OSTIARY {
        @Override
        void register(ServletContextHandler context, String issuer) {
            add(
                    context,
                    AuthFilter.builder()
                            .issuer(issuer)
                            .clientId(ProviderStub.CLIENT)
                            .clientSecret(ProviderStub.SECRET)
                            .build());
        }

        @Override
        int sessions() {
            return ServletContextHandler.NO_SESSIONS;
        }
    },
    /** {@code oauth2Login} of Spring Security, in the container's sessions. */
    SPRING_SECURITY {
        @Override
        void register(ServletContextHandler context, String issuer) {
            add(context, SpringSignIn.register(context, issuer));
        }

        @Override
        int sessions() {
            return ServletContextHandler.SESSIONS;
        }
    };

    abstract void register(ServletContextHandler context, String issuer);

    /** Whether the container keeps some, in Jetty's words. */
    abstract int sessions();

    private static void add(ServletContextHandler context, Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
