package dev.ostiary.spring;

import java.lang.System.Logger.Level;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Tells the log that the starter is there and does nothing. Where properties are there by now, and were not when the application was processed
 * ahead of time, whoever set them believes in a filter: then the application does not start. Thread-safe.
 *
 * @param environment of the running application
 */
record NothingGuarded(ConfigurableEnvironment environment) implements SmartInitializingSingleton {
    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");

    @Override
    public void afterSingletonsInstantiated() {
        if (!EnvironmentSettings.of(environment).isEmpty()) {
            throw new IllegalStateException(
                    "properties below ostiary are set, but there is no filter, for they were not set when the"
                            + " application was processed ahead of time, and that decides; set one of them there,"
                            + " ostiary.audience in application.properties for one, and process it again");
        }
        LOG.log(
                Level.WARNING,
                "ostiary-spring-boot-starter is there, but no property that begins with ostiary. is set, and there is"
                        + " no AuthFilter bean: no request is authenticated; set ostiary.issuer and ostiary.audience");
    }
}
