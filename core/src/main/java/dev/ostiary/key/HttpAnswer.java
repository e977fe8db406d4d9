package dev.ostiary.key;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What came of an exchange with a provider's server. Immutable, but for the bytes of the body. */
public sealed interface HttpAnswer {

    /**
     * An answer.
     *
     * @param status its status
     * @param contentType its media type in lower case, without parameters; empty text where there is none
     * @param body at most {@link ProviderConnections#MAX_BODY_BYTES}; not copied
     * @param dateField the field {@code Date} (RFC 9110, section 6.6.1); empty text where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // made once and read once
    record Received(int status, String contentType, byte[] body, String dateField) implements HttpAnswer {
        static String mediaType(String field) {
            int end = field.indexOf(';');
            return (end < 0 ? field : field.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        }

        /**
         * The time by the server's clock, read when it is asked for.
         *
         * @return empty where the field says none
         */
        public Optional<Instant> date() {
            try {
                return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(dateField)));
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }

        /** Shows the status. */
        @Override
        public String toString() {
            return "Received[" + status + "]";
        }
    }

    /**
     * None, or one that is too long.
     *
     * @param fault why
     * @param detail the same in more words, for the log of whoever runs the application; no part of what was received
     */
    record Broken(JwksFault fault, String detail) implements HttpAnswer {}
}
