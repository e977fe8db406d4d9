package dev.ostiary.servlet.answer;

/** Text in XML and HTML. Stateless. */
final class Markup {
    private Markup() {}

    /** For an attribute in double quotes (XML 1.0, section 2.4), and between tags. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
