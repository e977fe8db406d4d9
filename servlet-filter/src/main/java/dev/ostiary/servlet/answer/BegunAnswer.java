package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.path.Told;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an application has begun to answer and cannot end. Stateless and thread-safe. */
public final class BegunAnswer {
    /** They speak of the body that is dropped, or of how long it may be kept. All others, such as cookies and those of CORS, stay. */
    private static final Set<String> OF_THE_BODY = Set.of(
            "accept-ranges",
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-length",
            "content-location",
            "content-range",
            "content-type",
            "etag",
            "expires",
            "last-modified",
            "location",
            "pragma",
            "refresh",
            "trailer",
            "transfer-encoding");

    private BegunAnswer() {}

    /**
     * Whether another answer can take its place: nothing of it has been sent, nobody else is to end it, and whoever calls is the one that
     * the container has asked for it.
     *
     * @param request as the container gave it
     * @param response the response
     * @return false once it is committed, where asynchronous processing has begun, and within a forward or an include
     */
    public static boolean isReplaceable(HttpServletRequest request, HttpServletResponse response) {
        DispatcherType dispatch = request.getDispatcherType();
        return !response.isCommitted()
                && !request.isAsyncStarted()
                && dispatch != DispatcherType.FORWARD
                && dispatch != DispatcherType.INCLUDE;
    }

    /**
     * Begins anew: drops status, body and the headers that speak of the body, and whether a writer or a stream was asked for.
     *
     * @param response not committed
     */
    public static void drop(HttpServletResponse response) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : Told.all(response.getHeaderNames())) {
            if (!OF_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, new ArrayList<>(Told.all(response.getHeaders(name))));
            }
        }
        response.reset();
        kept.forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
    }
}
