package dev.ostiary.apikey;

import java.time.DateTimeException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes the text of {@link PropertiesFileApiKeyStore}. A complaint names the line, never its content. */
final class ApiKeyFormat {
    private static final String HEAD = "# API keys: <id>.<member>=<value>. Holds hashes, no keys.\n";
    private static final Pattern LINE = Pattern.compile("([0-9a-z]{16})\\.([a-z]+)=([^\\\\]*)");

    private ApiKeyFormat() {}

    static Map<String, ApiKeyRecord> read(String text) {
        Map<String, ApiKeyEntry> entries = new LinkedHashMap<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean comment = lines[i].startsWith("#") && lines[i].indexOf('\r') < 0;
            if (!lines[i].isBlank() && !comment) {
                line(i + 1, lines[i], entries);
            }
        }
        Map<String, ApiKeyRecord> records = new LinkedHashMap<>();
        entries.forEach((id, entry) -> records.put(id, record(entry)));
        return records;
    }

    private static void line(int number, String text, Map<String, ApiKeyEntry> entries) {
        Matcher line = LINE.matcher(text);
        // A carriage return alone ends a line for java.util.Properties: what follows would be read in two ways.
        if (!line.matches() || text.indexOf('\r') >= 0) {
            throw broken(number, "expected <id>.<member>=<value> without blanks around = and without a backslash");
        }
        ApiKeyEntry entry = entries.computeIfAbsent(line.group(1), id -> new ApiKeyEntry(id, number));
        try {
            entry.put(line.group(2), line.group(3));
        } catch (DateTimeException e) {
            throw broken(number, "expected a time like 2030-01-01T00:00:00Z");
        } catch (IllegalArgumentException e) {
            throw broken(number, e.getMessage());
        }
    }

    private static ApiKeyRecord record(ApiKeyEntry entry) {
        try {
            return entry.record();
        } catch (IllegalArgumentException e) {
            throw broken(
                    entry.firstLine(), "the key that begins here is incomplete or contradictory: " + e.getMessage());
        }
    }

    private static IllegalArgumentException broken(int line, @Nullable String complaint) {
        return new IllegalArgumentException("API key file, line " + line + ": " + complaint);
    }

    static String write(Collection<ApiKeyRecord> records) {
        StringBuilder text = new StringBuilder(HEAD);
        for (ApiKeyRecord record : records) {
            text.append('\n');
            ApiKeyEntry.members(record)
                    .forEach((member, value) -> text.append(record.id())
                            .append('.')
                            .append(member)
                            .append('=')
                            .append(value)
                            .append('\n'));
        }
        return text.toString();
    }
}
