package dev.ostiary.servlet.keycloak;

import dev.ostiary.servlet.keycloak.AdapterSettings.Fault;
import dev.ostiary.servlet.keycloak.AdapterSettings.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the keys that have been looked at have become by now. Not thread-safe. */
final class Translation {
    private static final String AND = " + ";

    private final Map<String, Said> joined = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    /** A setting that a key stands for. */
    void set(Said said, String setting, String text) {
        texts.add(new Text(said.key(), setting, text, said.isReplaced()));
        tell(said.key(), "becomes " + setting);
    }

    /** A setting that several keys stand for together, and whose text is nobody's secret. */
    void set(String keys, String setting, String text, boolean isReplaced) {
        texts.add(new Text(keys, setting, text, isReplaced));
        tell(keys, "becomes " + setting + (isReplaced ? "" : "=" + text));
    }

    /** Keeps what means something beside others alone. */
    void join(Said said) {
        joined.put(said.key(), said);
    }

    Optional<Said> joined(String key) {
        return Optional.ofNullable(joined.get(key));
    }

    void tell(String key, String what) {
        seen.addAll(List.of(key.split(Pattern.quote(AND), -1)));
        told.add(key + ": " + what);
    }

    void warn(String key, String what) {
        warnings.add(key + " " + what);
        tell(key, what);
    }

    void fault(String key, String what) {
        seen.add(key);
        faults.add(new Fault(key, what));
    }

    void unknown(String key) {
        unknown.add(key);
    }

    /** None is passed over in silence. */
    AdapterSettings settings() {
        joined.keySet().stream()
                .filter(key -> !seen.contains(key))
                .toList()
                .forEach(key -> tell(key, "plays no part beside the other keys"));
        return new AdapterSettings(texts, told, warnings, faults, unknown);
    }
}
