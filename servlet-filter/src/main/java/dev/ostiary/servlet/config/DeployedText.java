package dev.ostiary.servlet.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a file of the configuration: {@code /WEB-INF/...} within the application, {@code classpath:...} or {@code file:/...}. Stateless. */
final class DeployedText {
    private static final String APPLICATION = "/WEB-INF/";
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)|\\\\");

    private DeployedText() {}

    /**
     * What stands there.
     *
     * @throws IllegalArgumentException when there is no such file, or it cannot be read
     */
    static String at(String location, Deployment deployment) {
        if (location.startsWith(APPLICATION)) {
            Function<String, @Nullable InputStream> files = deployment
                    .files()
                    .orElseThrow(() -> new IllegalArgumentException("'" + location
                            + "' lies within an application, which a filter built in Java does not know yet; name a"
                            + " classpath: or file: location, or set it as init-param"));
            String place = place(location);
            return ofApplication(location, files)
                    .orElseThrow(() -> new IllegalArgumentException(place + " does not exist"));
        }
        if (!ResourceText.isLocation(location)) {
            throw new IllegalArgumentException("'" + location + "' is none of these");
        }
        return ResourceText.at(location);
    }

    /** What stands in a file of the application; empty where there is none, or no application. */
    static Optional<String> ofApplication(String location, Deployment deployment) {
        return deployment.files().flatMap(files -> ofApplication(location, files));
    }

    private static Optional<String> ofApplication(String location, Function<String, @Nullable InputStream> files) {
        String place = place(location);
        if (DOTS.matcher(location).find()) {
            throw new IllegalArgumentException(place + " is not named straight, without '.', '..' and backslash");
        }
        try (@Nullable InputStream in = files.apply(location)) {
            return in == null ? Optional.empty() : Optional.of(ResourceText.utf8(in, place));
        } catch (IOException e) {
            throw new IllegalArgumentException(place + " cannot be read", e);
        }
    }

    private static String place(String location) {
        return "the application's file '" + location + "'";
    }
}
