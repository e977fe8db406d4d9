package dev.ostiary;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * All that an action lets somebody see who reads logs and error pages: what it returns as text, what it throws with all
 * causes, and what it logs.
 */
public final class Shown {
    /** Stands in every input that may be a secret or come with a request. */
    public static final String MARKER = "zqMarkerPlantedHereqz";

    private final List<String> texts = new CopyOnWriteArrayList<>();

    private Shown() {}

    /** A row of a table of such actions. */
    static Arguments row(String name, Callable<?> action) {
        return Arguments.of(name, action);
    }

    public static Shown by(Callable<?> action) {
        Shown shown = new Shown();
        Handler handler = shown.handler();
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try {
            shown.texts.add(String.valueOf(action.call()));
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            shown.texts.add(trace.toString());
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }
        return shown;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    /** The texts that hold the marker, as it is or encoded as base64 or hexadecimal. */
    public List<String> leaks() {
        List<String> forms = forms().toList();
        return texts.stream()
                .filter(text -> forms.stream().anyMatch(form -> lower(text).contains(form)))
                .toList();
    }

    private static Stream<String> forms() {
        byte[] bytes = MARKER.getBytes(StandardCharsets.US_ASCII);
        Stream<String> encoded = Stream.of("", "x", "xx").map(before -> {
            byte[] shifted = (before + MARKER).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder().encodeToString(shifted).substring(4, 24);
        });
        return Stream.concat(Stream.of(MARKER, HexFormat.of().formatHex(bytes)), encoded)
                .map(Shown::lower);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private Handler handler() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                texts.add(new SimpleFormatter().format(record) + record.getMessage());
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
