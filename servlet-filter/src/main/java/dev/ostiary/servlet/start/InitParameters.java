package dev.ostiary.servlet.start;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.FilterConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The init-params of a filter. Stateless. */
public final class InitParameters {
    private InitParameters() {}

    /**
     * Reads them.
     *
     * @param config what the container tells the filter
     * @return texts by name, in the container's order; one that has no text by now is left out
     */
    public static Map<String, String> of(FilterConfig config) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : Told.list(config.getInitParameterNames())) {
            @Nullable String text = config.getInitParameter(name);
            if (text != null) {
                parameters.put(name, text);
            }
        }
        return parameters;
    }
}
