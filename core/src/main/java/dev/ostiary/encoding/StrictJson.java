package dev.ostiary.encoding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON objects without leniency, so that no two readers can disagree on what a token says.
 *
 * <p>Beyond RFC 8259 it refuses what that RFC leaves to the reader: repeated member names at any depth (RFC 7519,
 * section 4), a byte order mark, text that is not valid UTF-8, escapes that make a lone surrogate, anything after the
 * object, and input beyond the limits: 32 levels of nesting, 256 members in an object, 1,024 elements in an array, 64
 * characters in a number.
 *
 * <p>What {@link #write} returns is accepted by {@link #parseObject}, as long as no name has more than 50,000
 * characters and no text more than 20 million. All methods may be called by any thread.
 */
public final class StrictJson {
    static final int MAX_DEPTH = 32;
    static final int MAX_MEMBERS = 256;
    static final int MAX_ELEMENTS = 1024;
    static final int MAX_NUMBER_LENGTH = 64;

    // No recycled buffers and no shared symbol table: both would keep pieces of tokens, and pin a web application's
    // class loader to the container's threads.
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Reads one JSON object that is the whole of the input.
     *
     * <p>Values are {@code String}, {@code Long} for an integer that fits, else {@code BigInteger}, {@code Double} for a
     * number with fraction or exponent, {@code Boolean}, {@code null}, unmodifiable {@code List} and unmodifiable
     * {@code Map} in the order of the input. The caller bounds the size of the input; the time taken is linear in it.
     *
     * @param utf8 the bytes, UTF-8 without a byte order mark
     * @return the members, unmodifiable at every depth
     * @throws JsonSyntaxException if the bytes are anything else; a number too large for a finite {@code Double} is
     *     refused too
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8) throws JsonSyntaxException {
        Map<String, @Nullable Object> plain = PlainJson.read(utf8);
        return plain == null ? JsonReader.read(utf8) : plain;
    }

    /**
     * Writes a JSON object on one line, members in the map's own order.
     *
     * <p>Takes {@code String}, {@code Boolean}, {@code Byte}, {@code Short}, {@code Integer}, {@code Long},
     * {@code BigInteger}, {@code BigDecimal}, finite {@code Float} and {@code Double}, {@code null}, any {@code Collection}, any
     * array of objects such as {@code String[]}, and any {@code Map} with {@code String} keys, within the limits that hold for
     * reading.
     *
     * @param object the members
     * @return the text
     * @throws IllegalArgumentException if a value is of another type, not finite, not valid Unicode or beyond a limit;
     *     the message names the path and the type and never shows the value
     */
    public static String write(Map<String, ? extends @Nullable Object> object) {
        return JsonWriter.write(object);
    }
}
