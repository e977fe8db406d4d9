package dev.ostiary.site;

/** Text as it stands in HTML, and in a script's JSON. */
final class Escape {
    private Escape() {}

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A JSON string with its quotes, safe within a script. */
    static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> json.append('\\').append((char) c);
                case '<' -> json.append("\\u003c");
                default -> json.append(c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c));
            }
        });
        return json.append('"').toString();
    }
}
