package dev.ostiary.servlet.rule;

import java.util.function.Function;

/** The text of a requirement and how far it is read; blanks between its words mean nothing. Used by one thread. */
final class RequirementText {
    private static final String NAME = "a name; one with blanks or other signs stands in double quotes";

    private final String text;
    private int at;

    RequirementText(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    boolean take(char c) {
        boolean there = !atEnd() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    void expect(char c, String expected) {
        if (!take(c)) {
            throw unexpected(expected);
        }
    }

    /** Whether a whole word stands here. */
    boolean isAtWord(String word) {
        skipBlanks();
        return text.startsWith(word, at) && endOfPlain() == at + word.length();
    }

    boolean takeWord(String word) {
        boolean there = isAtWord(word);
        at += there ? word.length() : 0;
        return there;
    }

    /** A plain name, or one in quotes without them. */
    String name() {
        return take('"') ? quoted() : plain();
    }

    /** A plain name that means something else; what is wrong with it is said along with where it stands. */
    <T> T read(Function<String, T> meaning) {
        skipBlanks();
        int start = at;
        String name = plain();
        try {
            return meaning.apply(name);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "the requirement '" + Name.printable(text) + "' is wrong at column " + (start + 1) + ": "
                            + Name.printable(String.valueOf(wrong.getMessage())),
                    wrong);
        }
    }

    /** A scope as RFC 6749, section 3.3 knows it. */
    String scope() {
        skipBlanks();
        int start = at;
        String scope = name();
        if (!scope.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\')) {
            at = start;
            throw unexpected("a scope: visible ASCII without quotes, backslashes and blanks");
        }
        return scope;
    }

    /** The path of a claim, its quotes kept: dotted names, or a JSON Pointer, to which a quote is like any other sign. */
    String claimName() {
        skipBlanks();
        int start = at;
        boolean pointer = text.startsWith("/", at);
        while (at < text.length() && (isPlainHere() || text.charAt(at) == '"')) {
            if (text.charAt(at) == '"' && !pointer) {
                at++;
                quoted();
            } else {
                at = text.offsetByCodePoints(at, 1);
            }
        }
        if (at == start) {
            throw unexpected("the name of a claim");
        }
        return text.substring(start, at);
    }

    /** Says what was expected here, and what stands here instead. */
    IllegalArgumentException unexpected(String expected) {
        String found = atEnd() ? "ends" : "has '" + Name.printable(here()) + "'";
        return new IllegalArgumentException("the requirement '" + Name.printable(text) + "' " + found + " at column "
                + (at + 1) + "; expected " + expected);
    }

    private String here() {
        return isPlainHere() ? text.substring(at, endOfPlain()) : text.substring(at, text.offsetByCodePoints(at, 1));
    }

    private String plain() {
        skipBlanks();
        int start = at;
        at = endOfPlain();
        if (at == start) {
            throw unexpected(NAME);
        }
        return text.substring(start, at);
    }

    /** Reads on behind an opening quote; within, a quote is written twice. */
    private String quoted() {
        int open = at - 1;
        StringBuilder name = new StringBuilder();
        while (true) {
            int close = text.indexOf('"', at);
            if (close < 0) {
                at = open;
                throw unexpected("a second double quote that closes this one");
            }
            name.append(text, at, close);
            at = close + 1;
            if (!text.startsWith("\"", at)) {
                return checked(name.toString(), open);
            }
            name.append('"');
            at++;
        }
    }

    private String checked(String name, int open) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            at = open;
            throw unexpected("a name between the quotes, without control characters");
        }
        return name;
    }

    private boolean isPlainHere() {
        return at < text.length() && Name.isPlain(text.codePointAt(at));
    }

    private int endOfPlain() {
        int end = at;
        while (end < text.length() && Name.isPlain(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
