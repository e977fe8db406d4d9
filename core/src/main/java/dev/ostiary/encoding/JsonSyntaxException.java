package dev.ostiary.encoding;

/**
 * Says that bytes are not a JSON object as {@link StrictJson} reads it.
 *
 * <p>The message is one of a few constants and holds nothing of the input. No stack trace is recorded, so refusing
 * hostile input stays cheap.
 */
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonSyntaxException(String constantMessage) {
        super(constantMessage, null, false, false);
    }
}
