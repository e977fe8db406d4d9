package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a properties file, in the format of {@link java.util.Properties} but for what that passes over in silence: a
 * name given twice, a name without {@code =} or {@code :}, a backslash that escapes nothing. What is accepted means the same
 * to both.
 *
 * <p>Faults never repeat what stands in the file, which may be a secret. Immutable.
 *
 * @param entries in the order of the file, without those that have a fault
 * @param faults at most {@link #MOST_FAULTS}, after which the rest is not read
 */
record PropertiesText(List<Entry> entries, List<Fault> faults) {
    static final int MOST_FAULTS = 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\n]");
    private static final Pattern INDENT = Pattern.compile("^[ \t\f]+");
    private static final Pattern SEPARATOR = Pattern.compile("(?s)[ \t\f]*+[=:][ \t\f]*+(.*)");
    private static final String NAME_END = "=: \t\f";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|([tnrf\\\\=:#! ])|)");

    private static final String SIGNS = "tnrf";
    private static final String MEANINGS = "\t\n\r\f";

    PropertiesText {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    static PropertiesText parse(String text) {
        List<Entry> entries = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        Iterator<Line> lines = lines(text).iterator();
        while (lines.hasNext() && faults.size() < MOST_FAULTS) {
            Line line = lines.next();
            try {
                Entry entry = line.entry();
                @Nullable Integer earlier = seen.putIfAbsent(entry.name(), entry.line());
                if (earlier != null) {
                    throw new IllegalArgumentException("sets the same as line " + earlier + "; remove one of them");
                }
                entries.add(entry);
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(line.number(), String.valueOf(e.getMessage())));
            }
        }
        return new PropertiesText(entries, faults);
    }

    /** The lines that say something, those that a backslash continues put together. */
    private static List<Line> lines(String text) {
        String[] natural =
                LINE_END.split(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text, -1);
        List<Line> lines = new ArrayList<>();
        int next = 0;
        while (next < natural.length) {
            int number = next + 1;
            StringBuilder line = new StringBuilder(unindented(natural[next++]));
            if (line.length() == 0 || line.charAt(0) == '#' || line.charAt(0) == '!') {
                continue;
            }
            while (next < natural.length && line.length() > 1 && isContinued(natural[next - 1])) {
                line.setLength(line.length() - 1);
                line.append(unindented(natural[next++]));
            }
            lines.add(new Line(number, line.toString()));
        }
        return lines;
    }

    /** Whether it ends with a backslash that is not itself escaped. */
    private static boolean isContinued(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private static String unindented(String line) {
        return INDENT.matcher(line).replaceFirst("");
    }

    /** The entries, of which each has its own; a text may be a secret. */
    @Override
    public String toString() {
        return "PropertiesText" + entries + faults;
    }

    /**
     * What one line sets.
     *
     * @param line where it begins, counted from 1
     */
    record Entry(String name, String text, int line) {
        /** The name alone; the text may be a secret. */
        @Override
        public String toString() {
            return name + " in line " + line;
        }
    }

    /**
     * What is wrong with a line.
     *
     * @param line where it begins, counted from 1
     * @param text what is wrong and what to do, without anything of the line
     */
    record Fault(int line, String text) {}

    private record Line(int number, String text) {
        Entry entry() {
            if (isContinued(text)) {
                throw new IllegalArgumentException(
                        "ends with a backslash, but nothing goes on; remove it, or write \\\\");
            }
            int end = nameEnd();
            Matcher rest = SEPARATOR.matcher(text.substring(end));
            if (end == 0 || !rest.matches()) {
                throw new IllegalArgumentException("is not a name, '=' and a value; end a line with a backslash"
                        + " where its value goes on in the next");
            }
            return new Entry(unescaped(text.substring(0, end)), unescaped(rest.group(1)), number);
        }

        private int nameEnd() {
            int end = 0;
            while (end < text.length() && NAME_END.indexOf(text.charAt(end)) < 0) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return end;
        }

        private static String unescaped(String text) {
            return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(meaning(found)));
        }

        private static String meaning(MatchResult escape) {
            @Nullable String code = escape.group(1);
            if (code != null) {
                return String.valueOf((char) Integer.parseInt(code, 16));
            }
            @Nullable String sign = escape.group(2);
            if (sign == null) {
                throw new IllegalArgumentException("holds a backslash that escapes nothing; write \\\\ for a backslash,"
                        + " and \\u with four hexadecimal digits for a character");
            }
            int named = SIGNS.indexOf(sign);
            return named < 0 ? sign : MEANINGS.substring(named, named + 1);
        }
    }
}
