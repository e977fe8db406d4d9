package dev.ostiary.servlet.session;

import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.session.SessionClaims;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom sessions ask at each refresh. Immutable.
 *
 * @param claims whom; empty where nobody can be asked, so that what was said at sign-in never changes
 * @param isNamed whether a setting names its class
 */
public record ClaimsSource(Optional<SessionClaims> claims, boolean isNamed) {
    /**
     * Java code's, else that of the class which is named, else the one that the application provides as a service.
     *
     * @throws ConfigurationException where it cannot be told which, or no object of it can be made
     */
    static ClaimsSource of(SessionConfig config, Optional<SessionClaims> given) {
        if (config.claimsClass().isPresent()) {
            if (given.isPresent()) {
                throw problem("is set, and the builder's claims(...) is called, too; leave one of them out");
            }
            return new ClaimsSource(Optional.of(made(config.claimsClass().get())), true);
        }
        return new ClaimsSource(given.isPresent() ? given : provided(), false);
    }

    /** What it throws is named by its class alone: the text may hold a password. */
    private static SessionClaims made(Class<? extends SessionClaims> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException fault) {
            throw problem("the constructor of " + type.getName() + " throws "
                    + fault.getTargetException().getClass().getName());
        } catch (ReflectiveOperationException | LinkageError fault) {
            throw problem("no object of " + type.getName() + " can be made: "
                    + fault.getClass().getName());
        }
    }

    private static Optional<SessionClaims> provided() {
        try {
            List<ServiceLoader.Provider<SessionClaims>> found =
                    ServiceLoader.load(SessionClaims.class, loader()).stream().toList();
            if (found.size() > 1) {
                throw problem("is not set, and there are several providers of the service "
                        + SessionClaims.class.getName() + ": "
                        + found.stream().map(each -> each.type().getName()).collect(Collectors.joining(", "))
                        + "; name one of them");
            }
            return found.stream().findFirst().map(ServiceLoader.Provider::get);
        } catch (ServiceConfigurationError fault) {
            @Nullable Throwable cause = fault.getCause();
            throw problem("is not set, and the provider of the service " + SessionClaims.class.getName()
                    + " cannot be used: "
                    + (cause == null ? fault.getMessage() : cause.getClass().getName()));
        }
    }

    private static ClassLoader loader() {
        @Nullable ClassLoader applications = Thread.currentThread().getContextClassLoader();
        return applications == null ? ClaimsSource.class.getClassLoader() : applications;
    }

    private static ConfigurationException problem(String text) {
        return new ConfigurationException(List.of(Setting.SESSION_CLAIMS.settingName() + ": " + text));
    }

    /**
     * What Java code or a service gave, in the place of a setting's text.
     *
     * @return the name of its class; empty where a setting names it, or nobody is asked
     */
    public Optional<String> handedIn() {
        return isNamed
                ? Optional.empty()
                : claims.map(source -> source.getClass().getName());
    }
}
