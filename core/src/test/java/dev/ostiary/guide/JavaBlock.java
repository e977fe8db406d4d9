package dev.ostiary.guide;

import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A fenced block of Java as a page shows it: its imports, which stand apart in a source file, and the code behind them. */
public record JavaBlock(String text) {
    private static final Pattern HEAD = Pattern.compile("(?m)^(?:package|import) [^;]+;\\R");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?!static )([\\w.]+\\.\\w+);$");
    private static final Pattern BEYOND_NAMES = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|//[^\\n]*");

    /** That a source file has the code word for word, and each of the imports; formatters break lines elsewhere than pages do. */
    public boolean isPartOf(String source) {
        return withoutBlanks(source).contains(withoutBlanks(code()))
                && imports(text).allMatch(type -> isKnownTo(source, type));
    }

    /** What a reader of the block lacks: types that it names without importing them, of the source's imports and of these. */
    public List<String> missingImports(String source, Collection<String> others) {
        String names = BEYOND_NAMES.matcher(code()).replaceAll("");
        return Stream.concat(imports(source), others.stream().filter(type -> isKnownTo(source, type)))
                .filter(type -> Pattern.compile("(?<![\\w.])" + simpleName(type) + "\\b")
                        .matcher(names)
                        .find())
                .filter(type -> !text.contains("import " + type + ";"))
                .distinct()
                .toList();
    }

    boolean hasImports() {
        return IMPORT.matcher(text).find();
    }

    private static boolean isKnownTo(String source, String type) {
        String ownPackage = "package " + type.substring(0, type.lastIndexOf('.')) + ";";
        return source.contains("import " + type + ";") || source.startsWith(ownPackage);
    }

    private static Stream<String> imports(String code) {
        return IMPORT.matcher(code).results().map((MatchResult line) -> line.group(1));
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private String code() {
        return HEAD.matcher(text).replaceAll("");
    }

    private static String withoutBlanks(String code) {
        return code.replaceAll("\\s+", "");
    }
}
