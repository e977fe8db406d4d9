package dev.ostiary.spring;

import java.lang.System.Logger.Level;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Tells the log that the starter is there and does nothing. Stateless. */
final class NothingGuarded implements SmartInitializingSingleton {
    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");

    @Override
    public void afterSingletonsInstantiated() {
        LOG.log(
                Level.WARNING,
                "ostiary-spring-boot-starter is there, but no property that begins with ostiary. is set, and there is no"
                        + " AuthFilter bean: no request is authenticated; set ostiary.issuer and ostiary.audience");
    }
}
