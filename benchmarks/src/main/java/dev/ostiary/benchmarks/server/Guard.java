package dev.ostiary.benchmarks.server;

import dev.ostiary.benchmarks.Sample;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;

/** What stands before the servlet. Each demands a good signature, issuer, audience and times. */
enum Guard {
    /** Nothing: what the others are measured against. */
    NONE {
        @Override
        void register(ServletContextHandler context, Verification demanded) {
            // There is nothing to register.
        }
    },
    /** As it comes: tokens that were verified are remembered. */
    OSTIARY {
        @Override
        void register(ServletContextHandler context, Verification demanded) {
            add(context, ostiary(demanded).build());
        }
    },
    /** Each request verifies its token anew. */
    OSTIARY_WITHOUT_CACHE {
        @Override
        void register(ServletContextHandler context, Verification demanded) {
            add(context, ostiary(demanded).tokenCacheSize(0).build());
        }
    },
    /** {@code oauth2ResourceServer} of Spring Security. */
    SPRING_SECURITY {
        @Override
        void register(ServletContextHandler context, Verification demanded) {
            SpringSecurity.register(context, demanded);
        }
    },
    /** {@code SecurityFilter} of pac4j with a bearer client. */
    PAC4J {
        @Override
        void register(ServletContextHandler context, Verification demanded) {
            add(context, Pac4j.filter(demanded));
        }
    };

    abstract void register(ServletContextHandler context, Verification demanded);

    static void add(ServletContextHandler context, Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static AuthFilterBuilder ostiary(Verification demanded) {
        AuthFilterBuilder builder = AuthFilter.builder().issuer(Sample.ISSUER).audience(Sample.AUDIENCE);
        return demanded.algorithm() == JwsAlgorithm.HS256
                ? builder.secret("base64url:" + demanded.encodedKey())
                : builder.publicKey(demanded.pem());
    }
}
