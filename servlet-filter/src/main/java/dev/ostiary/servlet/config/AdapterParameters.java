package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The init-params of Keycloak's servlet filter, which mean the same here, or say what does. Stateless. */
final class AdapterParameters {
    private static final String PREFIX = "keycloak.config.";
    private static final String FILE = PREFIX + "file";
    private static final String PATH = PREFIX + "path";
    private static final Map<String, String> REFUSED = Map.of(
            PREFIX + "skipPattern", "regular expressions are not read; write public-paths",
            PREFIX + "resolver", "configure issuers",
            PREFIX + "idMapper", "sessions stand in session-store");

    private AdapterParameters() {}

    /** The sources with {@code keycloak-json} for the two that name a file; what cannot be translated is a problem. */
    static List<SettingSource> translated(List<SettingSource> sources, ConfigProblems problems) {
        List<SettingSource> all = new ArrayList<>();
        for (SettingSource source : sources) {
            Map<String, String> texts = new HashMap<>(source.texts());
            REFUSED.keySet().stream()
                    .sorted()
                    .filter(name -> texts.remove(name) != null)
                    .forEach(name -> problems.add(name, source.origin(), String.valueOf(REFUSED.get(name))));
            boolean named = texts.containsKey(FILE) || texts.containsKey(PATH);
            // As the adapter did, which looks at the file first.
            String place = texts.containsKey(FILE)
                    ? "file:" + String.valueOf(texts.remove(FILE)).replaceFirst("^file:", "")
                    : String.valueOf(texts.get(PATH));
            texts.remove(PATH);
            if (named) {
                texts.putIfAbsent(Setting.KEYCLOAK_JSON.settingName(), place);
            }
            all.add(new SettingSource(source.origin(), texts));
        }
        return all;
    }
}
