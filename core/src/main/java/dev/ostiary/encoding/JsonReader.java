package dev.ostiary.encoding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One reading of one object; used by one thread. */
final class JsonReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final JsonParser parser;
    private final char[] source;

    private JsonReader(JsonParser parser, char[] source) {
        this.parser = parser;
        this.source = source;
    }

    static Map<String, @Nullable Object> read(byte[] utf8) throws JsonSyntaxException {
        CharBuffer text = decode(utf8);
        // From characters, not bytes: the byte parser would guess UTF-16 and UTF-32 and pass over a byte order mark.
        try (JsonParser parser = StrictJson.FACTORY.createParser(text.array(), 0, text.limit())) {
            return new JsonReader(parser, text.array()).document();
        } catch (IOException e) {
            // Jackson's message quotes the input, so neither it nor its cause is passed on.
            throw new JsonSyntaxException("not valid JSON (RFC 8259), or beyond a limit of depth or number length");
        }
    }

    // The decoder's simpler method throws, with a stack trace: of each malformed token in a flood.
    private static CharBuffer decode(byte[] utf8) throws JsonSyntaxException {
        CharBuffer text = CharBuffer.allocate(utf8.length); // a character takes a byte at least
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        if (decoder.decode(ByteBuffer.wrap(utf8), text, true).isError()
                || decoder.flush(text).isError()) {
            throw new JsonSyntaxException("not valid UTF-8");
        }
        text.flip();
        if (text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK) {
            throw new JsonSyntaxException("starts with a byte order mark");
        }
        return text;
    }

    private Map<String, @Nullable Object> document() throws IOException, JsonSyntaxException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonSyntaxException("not a JSON object");
        }
        Map<String, @Nullable Object> object = object();
        if (parser.nextToken() != null) {
            throw new JsonSyntaxException("data after the JSON object");
        }
        return object;
    }

    private Map<String, @Nullable Object> object() throws IOException, JsonSyntaxException {
        ObjectMembers members = new ObjectMembers();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = wellFormed(parser.currentName());
            if (members.isFull()) {
                throw new JsonSyntaxException("an object has more than 256 members");
            }
            if (!members.add(name, value(parser.nextToken()))) {
                throw new JsonSyntaxException("a member name is repeated");
            }
        }
        return members.asMap();
    }

    private List<@Nullable Object> array() throws IOException, JsonSyntaxException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (elements.size() == StrictJson.MAX_ELEMENTS) {
                throw new JsonSyntaxException("an array has more than 1024 elements");
            }
            elements.add(value(token));
        }
        return Collections.unmodifiableList(elements);
    }

    private @Nullable Object value(JsonToken token) throws IOException, JsonSyntaxException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonSyntaxException("not valid JSON (RFC 8259)");
        };
    }

    private Object integer() throws IOException, JsonSyntaxException {
        requireShortNumber();
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return parser.getBigIntegerValue();
        }
        return parser.getLongValue();
    }

    private Double fraction() throws IOException, JsonSyntaxException {
        requireShortNumber();
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new JsonSyntaxException("a number is too large");
        }
        return value;
    }

    // Jackson's own limit leaves out the sign, the point and the exponent.
    private void requireShortNumber() throws IOException, JsonSyntaxException {
        if (parser.getTextLength() > StrictJson.MAX_NUMBER_LENGTH) {
            throw new JsonSyntaxException("a number has more than 64 characters");
        }
    }

    /** A text that is a piece of the source, with no escape in it, is as well-formed as the source. */
    @SuppressWarnings("ArrayEquals") // the very array, not one like it
    private String text() throws IOException, JsonSyntaxException {
        String text = parser.getText();
        return parser.getTextCharacters() == source ? text : wellFormed(text);
    }

    // The input was valid UTF-8, so only an escape can have made a lone surrogate. Jackson lets those in names pass.
    private static String wellFormed(String text) throws JsonSyntaxException {
        if (!Unicode.isWellFormed(text)) {
            throw new JsonSyntaxException("an escape makes a lone surrogate");
        }
        return text;
    }
}
