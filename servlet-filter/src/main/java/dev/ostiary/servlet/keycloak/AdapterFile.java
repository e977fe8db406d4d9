package dev.ostiary.servlet.keycloak;

import dev.ostiary.servlet.keycloak.AdapterJson.Value;
import dev.ostiary.servlet.keycloak.Fate.Becomes;
import dev.ostiary.servlet.keycloak.Fate.Joined;
import dev.ostiary.servlet.keycloak.Fate.Nothing;
import dev.ostiary.servlet.keycloak.Fate.Refused;
import dev.ostiary.servlet.keycloak.Fate.Warned;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the keys of {@code keycloak.json} or {@code oidc.json} become. Each key is translated, has no effect, which is told, or is
 * refused; none is passed over. Stateless.
 */
public final class AdapterFile {
    private AdapterFile() {}

    /**
     * Translates a file.
     *
     * @param json what stands in it; strict JSON
     * @param lookup what a placeholder's name stands for: {@code env.X} an environment variable, any other a system property; {@code null}
     *     where there is none
     * @return what its keys have become, faults among it
     * @throws IllegalArgumentException where it is no JSON object, without a word of it
     */
    public static AdapterSettings read(String json, Function<String, @Nullable String> lookup) {
        Translation translation = new Translation();
        AdapterPlaceholders placeholders = new AdapterPlaceholders(lookup);
        AdapterJson.read(json).forEach((key, value) -> translate(key, value, placeholders, translation));
        new JoinedKeys(translation).translate();
        return translation.settings();
    }

    /**
     * The keys that adapters have, for whoever looks for the one that was meant.
     *
     * @return each as it stands in the file
     */
    public static List<String> keys() {
        return AdapterKeys.all()
                .map(AdapterKey::name)
                .filter(name -> !name.endsWith("*"))
                .toList();
    }

    private static void translate(String key, Value value, AdapterPlaceholders placeholders, Translation into) {
        AdapterKeys.of(key)
                .ifPresentOrElse(known -> translate(known, key, value, placeholders, into), () -> into.unknown(key));
    }

    private static void translate(
            AdapterKey known, String key, Value value, AdapterPlaceholders placeholders, Translation into) {
        if (!value.isText()) {
            into.fault(
                    key, known.fate() instanceof Refused refused ? refused.why() : "is no text, number, true or false");
            return;
        }
        try {
            String text = placeholders.replaceIn(value.text());
            if (known.isUsual(text)) {
                into.tell(key, "is the adapter's default, so nothing is set");
            } else {
                translate(known.fate(), new Said(key, text, value.hasPlaceholder()), into);
            }
        } catch (IllegalArgumentException e) {
            into.fault(key, String.valueOf(e.getMessage()));
        }
    }

    private static void translate(Fate fate, Said said, Translation into) {
        if (fate instanceof Becomes becomes) {
            into.set(said, becomes.setting(), said.text() + becomes.unit());
        } else if (fate instanceof Joined) {
            into.join(said);
        } else if (fate instanceof Nothing nothing) {
            into.tell(said.key(), nothing.why());
        } else if (fate instanceof Warned warned) {
            into.warn(said.key(), warned.why());
        } else if (fate instanceof Refused refused) {
            into.fault(said.key(), refused.why());
        }
    }
}
