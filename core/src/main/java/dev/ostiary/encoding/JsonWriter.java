package dev.ostiary.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One writing of one object; used by one thread. */
final class JsonWriter {
    private final JsonGenerator out;
    private final Deque<String> path = new ArrayDeque<>();

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    static String write(Map<?, ?> object) {
        // It copies blocks; a StringWriter takes character by character.
        CharArrayWriter text = new CharArrayWriter();
        try (JsonGenerator out = StrictJson.FACTORY.createGenerator(text)) {
            // An object that is refused half-way is not to be completed by close().
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            new JsonWriter(out).object(object);
        } catch (IOException e) {
            throw new UncheckedIOException("a CharArrayWriter failed", e);
        }
        return text.toString();
    }

    private void object(Map<?, ?> members) throws IOException {
        require(path.size() < StrictJson.MAX_DEPTH, "is nested deeper than 32 levels");
        require(members.size() <= StrictJson.MAX_MEMBERS, "has more than 256 members");
        out.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            require(member.getKey() instanceof String, "has a member name that is not a String");
            String name = (String) member.getKey();
            require(Unicode.isWellFormed(name), "has a member name with a lone surrogate");
            out.writeFieldName(name);
            path.addLast("/" + name);
            value(member.getValue());
            path.removeLast();
        }
        out.writeEndObject();
    }

    private void array(Collection<?> elements) throws IOException {
        require(path.size() < StrictJson.MAX_DEPTH, "is nested deeper than 32 levels");
        require(elements.size() <= StrictJson.MAX_ELEMENTS, "has more than 1024 elements");
        out.writeStartArray();
        int index = 0;
        for (Object element : elements) {
            path.addLast("/" + index++);
            value(element);
            path.removeLast();
        }
        out.writeEndArray();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            require(Unicode.isWellFormed(text), "is text with a lone surrogate");
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> members) {
            object(members);
        } else if (value instanceof Collection<?> elements) {
            array(elements);
        } else if (value instanceof Object[] elements) {
            array(Arrays.asList(elements));
        } else {
            throw refused("is of " + value.getClass() + ", which JSON does not have");
        }
    }

    private void number(Number number) throws IOException {
        if (number instanceof BigInteger large) {
            String digits = large.toString();
            require(digits.length() <= StrictJson.MAX_NUMBER_LENGTH, "is a number of more than 64 characters");
            out.writeNumber(digits);
        } else if (number instanceof BigDecimal exact) {
            decimal(exact);
        } else if (number instanceof Double || number instanceof Float) {
            require(Double.isFinite(number.doubleValue()), "is a number that is not finite");
            out.writeNumber(number.toString());
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte) {
            out.writeNumber(number.longValue());
        } else {
            throw refused("is of " + number.getClass() + ", which JSON does not have");
        }
    }

    /** Digit by digit, though whoever reads it may have no more than a {@code double}. */
    private void decimal(BigDecimal exact) throws IOException {
        String digits = exact.toString();
        require(digits.length() <= StrictJson.MAX_NUMBER_LENGTH, "is a number of more than 64 characters");
        require(Double.isFinite(exact.doubleValue()), "is a number that is not finite as a double");
        out.writeNumber(digits);
    }

    private void require(boolean condition, String complaint) {
        if (!condition) {
            throw refused(complaint);
        }
    }

    private IllegalArgumentException refused(String complaint) {
        return new IllegalArgumentException(
                (path.isEmpty() ? "the object" : "the value at " + String.join("", path)) + " " + complaint);
    }
}
