package dev.ostiary.servlet.event;

import dev.ostiary.servlet.identity.Identity;
import dev.ostiary.servlet.identity.VerifiedUser;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Names the user of a request to what looks at it from outside of the filter: to access logs by an attribute of the container's own request,
 * and, if that is wanted, to the current span. Who logs out stays named: the request has come from that user. Thread-safe.
 */
public final class UserMark {
    /** The request attribute with the name, so written that no name can end the field of a log that it stands in; not there for nobody. */
    public static final String ATTRIBUTE = "dev.ostiary.user";

    private static final String SPAN = "io.opentelemetry.api.trace.Span";

    /** What may end a field, or mean something to what reads a log; the percent sign, so that it can be read back. */
    private static final String NEVER_RAW = "\"%,;<>\\^`{|}";

    /** What access logs write for nobody. */
    private static final String NOBODY = "-";

    private static final System.Logger LOG = System.getLogger("dev.ostiary.servlet.AuthFilter");

    private final Consumer<String> traces;
    private final AtomicBoolean isFaultTold = new AtomicBoolean();

    UserMark(Consumer<String> traces) {
        this.traces = traces;
    }

    /**
     * Marks requests from now on.
     *
     * @param inTraces whether spans are told, too; then {@link #problems} has been asked
     * @return the same for all requests of a filter
     */
    public static UserMark of(boolean inTraces) {
        return new UserMark(inTraces ? OtelSpan::show : name -> {});
    }

    /**
     * What keeps spans from being told.
     *
     * @param inTraces whether they are to be
     * @param loader of the filter
     * @return empty where all is well
     */
    public static List<String> problems(boolean inTraces, ClassLoader loader) {
        return inTraces && !isThere(loader)
                ? List.of("trace-user: OpenTelemetry's API is not there, so no span can show a user; put"
                        + " io.opentelemetry:opentelemetry-api beside the filter, also where its agent runs, or take"
                        + " trace-user away")
                : List.of();
    }

    private static boolean isThere(ClassLoader loader) {
        try {
            Class.forName(SPAN, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /**
     * Names the user, instead of another whom a filter in front has named.
     *
     * @param request as it came to the filter
     * @param identity nobody changes nothing
     */
    public void put(HttpServletRequest request, Identity identity) {
        Optional<String> name = identity.verified().map(VerifiedUser::name);
        if (name.isPresent()) {
            request.setAttribute(ATTRIBUTE, written(name.get()));
            trace(name.get());
        }
    }

    /** No fault of a library, nor a class that it misses, keeps a request from its answer. */
    private void trace(String name) {
        try {
            traces.accept(name);
        } catch (RuntimeException | LinkageError fault) {
            if (isFaultTold.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "trace-user=on, but OpenTelemetry has failed: {0}",
                        fault.toString());
            }
        }
    }

    static String written(String name) {
        if (name.equals(NOBODY)) {
            return "%2D";
        }
        return name.chars().allMatch(UserMark::isRaw) ? name : encoded(name);
    }

    private static String encoded(String name) {
        StringBuilder written = new StringBuilder(name.length());
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            if (isRaw(octet)) {
                written.append((char) octet);
            } else {
                written.append(String.format("%%%02X", octet));
            }
        }
        return written.toString();
    }

    private static boolean isRaw(int character) {
        return character > ' ' && character < 0x7F && NEVER_RAW.indexOf(character) < 0;
    }
}
