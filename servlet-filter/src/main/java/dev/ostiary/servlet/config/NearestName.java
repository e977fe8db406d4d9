package dev.ostiary.servlet.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which setting was probably meant by a name that is none. Stateless. */
final class NearestName {
    private static final int SHORTEST_STEM = 4;

    private NearestName() {}

    /** Same words in another spelling first, then few typing errors, then a name cut short or made longer. */
    static Optional<String> to(String name) {
        return to(name, Stream.of(Setting.values()).map(Setting::settingName).toList());
    }

    static Optional<String> to(String name, List<String> names) {
        String kebab = kebab(name);
        Optional<String> typing = names.stream()
                .filter(known -> distance(kebab, known) <= Math.min(tolerance(kebab), tolerance(known)))
                .min(Comparator.comparingInt(known -> distance(kebab, known)));
        return typing.or(() -> names.stream()
                .filter(known -> isStem(kebab, known))
                .min(Comparator.comparingInt(known -> Math.abs(known.length() - kebab.length()))));
    }

    /** {@code publicPaths}, {@code PUBLIC_PATHS}, {@code public.paths} as {@code public-paths}. */
    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .replaceAll("[_.\\s]", "-")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(ostiary|jwt|auth)-", "");
    }

    private static int tolerance(String name) {
        return name.length() < SHORTEST_STEM ? 1 : Math.max(2, name.length() / 4);
    }

    private static boolean isStem(String name, String known) {
        return (name.length() >= SHORTEST_STEM && known.startsWith(name))
                || (known.length() >= SHORTEST_STEM && name.startsWith(known + "-"));
    }

    /** Damerau-Levenshtein with adjacent transpositions: insertions, deletions, replacements and swaps. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, d);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] d) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
