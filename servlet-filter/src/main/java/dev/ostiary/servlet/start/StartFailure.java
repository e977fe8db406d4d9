package dev.ostiary.servlet.start;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a filter that cannot start. The log gets the reason in one piece; then the container is told, so that it does not
 * start the application. One that would start it all the same, without the filter, is not told: there the filter stays and refuses
 * every request.
 *
 * @param filterName as it is registered
 * @param application where the container has put it; nothing for a filter on its own
 */
public record StartFailure(String filterName, @Nullable ServletContext application) {

    /**
     * The failure of a filter at its place.
     *
     * @param place where the container has put it
     * @return whose {@link #handle} is to be called last
     */
    public static StartFailure of(FilterConfig place) {
        return new StartFailure(String.valueOf(place.getFilterName()), place.getServletContext());
    }

    /**
     * Logs a failure, and throws it again unless that would open the application.
     *
     * @param failure what {@code init} has come upon
     */
    public void handle(Throwable failure) {
        StartLog.of(application).tell(filterName, failure);
        if (!ServerKind.of(application).stopsWhereAFilterThrows()) {
            return;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
    }
}
