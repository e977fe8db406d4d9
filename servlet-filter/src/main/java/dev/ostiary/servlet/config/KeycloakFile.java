package dev.ostiary.servlet.config;

import dev.ostiary.servlet.keycloak.AdapterFile;
import dev.ostiary.servlet.keycloak.AdapterSettings;
import dev.ostiary.servlet.keycloak.AdapterSettings.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The adapter file that {@code keycloak-json} names, or that is there where nothing else is configured. Each of its keys is a source of its
 * own, so that a problem names the key.
 *
 * @param sources what its keys set
 * @param replaced texts that came out of placeholders, by the name under which {@code sources} refers to them: no log may show them
 * @param told what became of each key
 * @param warnings what whoever runs the application should know
 */
record KeycloakFile(
        List<SettingSource> sources, Map<String, String> replaced, List<String> told, List<String> warnings) {
    static final KeycloakFile NONE = new KeycloakFile(List.of(), Map.of(), List.of(), List.of());

    /** Where the adapters look when nobody tells them where. */
    private static final String USUAL = "/WEB-INF/keycloak.json";

    private static final String REFERENCE = "keycloak.json.";

    /**
     * Reads the named file.
     *
     * @throws IllegalArgumentException when there is no such file, or it cannot be read
     */
    static KeycloakFile at(String location, Deployment deployment, ConfigProblems problems) {
        return read(DeployedText.at(location, deployment), location, deployment, problems);
    }

    /** Reads the file where the adapters look for it, if there is one; empty where it cannot be read, which is on record then. */
    static Optional<KeycloakFile> usual(Deployment deployment, ConfigProblems problems) {
        try {
            Optional<String> json = DeployedText.ofApplication(USUAL, deployment);
            return Optional.of(json.isEmpty() ? NONE : read(json.get(), USUAL, deployment, problems));
        } catch (IllegalArgumentException e) {
            problems.add(Setting.KEYCLOAK_JSON.settingName(), "file " + USUAL, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Says that the file where the adapters look for it is not read, if there is one: whoever relies on it sees only what is missing. */
    static void reportUnread(SettingReader read, Deployment deployment) {
        if (isAtUsualPlace(deployment)) {
            read.problem(
                    Setting.KEYCLOAK_JSON,
                    USUAL
                            + " is there, but it is read by itself only where nothing else is configured at all; set"
                            + " it to "
                            + USUAL);
        }
    }

    private static boolean isAtUsualPlace(Deployment deployment) {
        try {
            return DeployedText.ofApplication(USUAL, deployment).isPresent();
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static KeycloakFile read(String json, String location, Deployment deployment, ConfigProblems problems) {
        AdapterSettings settings = AdapterFile.read(json, deployment::adapterPlaceholder);
        String file = "file " + location;
        settings.faults().forEach(fault -> problems.add(fault.key(), file, fault.text()));
        settings.unknown().forEach(key -> problems.add(key, file, unknown(key)));
        List<SettingSource> sources = new ArrayList<>();
        Map<String, String> replaced = new HashMap<>();
        for (Text text : settings.texts()) {
            String reference = REFERENCE + text.setting();
            if (text.isReplaced()) {
                replaced.put(reference, text.text());
            }
            String written =
                    text.isReplaced() ? "${" + reference + "}" : text.text().replace("${", "$${");
            sources.add(new SettingSource(file + ", " + text.key(), Map.of(text.setting(), written)));
        }
        return new KeycloakFile(
                sources,
                replaced,
                settings.told().stream().map(line -> file + ", " + line).toList(),
                settings.warnings().stream().map(line -> file + ": " + line).toList());
    }

    private static String unknown(String key) {
        return "is no key of Keycloak's adapters; "
                + NearestName.to(key, AdapterFile.keys())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("and none has a similar name");
    }

    /** Without what came out of placeholders. */
    @Override
    public String toString() {
        return "KeycloakFile" + sources;
    }
}
