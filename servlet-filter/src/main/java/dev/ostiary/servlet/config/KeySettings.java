package dev.ostiary.servlet.config;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.key.StaticKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that tokens' keys come from, and the algorithms that these keys can do. */
final class KeySettings {
    private final SettingReader read;
    private final Optional<KeySource> given;

    /** @param given keys that came as an object, beside all text */
    KeySettings(SettingReader read, Optional<KeySource> given) {
        this.read = read;
        this.given = given;
    }

    /** Exactly one of the places; empty when there is a problem with it. */
    Optional<KeySource> keys() {
        reportNoneOrSeveral();
        Optional<KeySource> secret = read.optional(Setting.SECRET, KeySettings::secret);
        Optional<KeySource> publicKey = read.optional(Setting.PUBLIC_KEY, KeySettings::publicKey);
        return given.or(() -> secret).or(() -> publicKey);
    }

    /** The allow-list, every name of which the keys can do; empty leaves it to the keys. */
    Set<JwsAlgorithm> algorithms(Optional<KeySource> keys) {
        List<JwsAlgorithm> algorithms = read.listOfSome(Setting.ALGORITHMS, KeySettings::algorithm);
        boolean symmetric = algorithms.stream().anyMatch(KeySettings::isHmac);
        if (symmetric && !algorithms.stream().allMatch(KeySettings::isHmac)) {
            read.problem(
                    Setting.ALGORITHMS,
                    "HMAC beside signatures by private key would let whoever knows the public key sign; name one kind");
        } else {
            keys.ifPresent(source -> algorithms.stream()
                    .filter(algorithm -> !source.algorithms().contains(algorithm))
                    .distinct()
                    .forEach(algorithm -> read.problem(Setting.ALGORITHMS, why(algorithm, source.algorithms()))));
        }
        return Lists.set(algorithms);
    }

    private void reportNoneOrSeveral() {
        Map<String, String> set = new LinkedHashMap<>();
        given.ifPresent(source -> set.put("a KeySource", "builder"));
        Stream.of(Setting.SECRET, Setting.PUBLIC_KEY)
                .filter(read::isSet)
                .forEach(setting -> set.put(setting.settingName(), read.origin(setting)));
        if (set.isEmpty()) {
            read.problem(Setting.SECRET, "no key to check tokens with; set exactly one of secret and public-key");
        }
        if (set.size() > 1) {
            String all = set.entrySet().stream()
                    .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                    .collect(Collectors.joining(" and "));
            Setting last = read.isSet(Setting.PUBLIC_KEY) ? Setting.PUBLIC_KEY : Setting.SECRET;
            read.problem(last, "keys come from " + all + "; set exactly one of them");
        }
    }

    private static KeySource secret(String text) {
        if (!text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    "begins or ends with white space, which others may cut off; remove it, or"
                            + " write base64url: and the encoded bytes");
        }
        return StaticKeys.of(HmacSecret.ofText(text).verificationKey());
    }

    private static KeySource publicKey(String text) {
        return Keys.parsePublic(ResourceText.isLocation(text) ? ResourceText.at(text) : text);
    }

    private static JwsAlgorithm algorithm(String text) {
        return JwsAlgorithm.of(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of "
                        + names(Stream.of(JwsAlgorithm.values())) + ", written exactly so"));
    }

    private static String why(JwsAlgorithm algorithm, Set<JwsAlgorithm> able) {
        boolean tooShort = isHmac(algorithm) && able.stream().anyMatch(KeySettings::isHmac);
        String why = tooShort
                ? " needs a longer secret: at least " + algorithm.hashBytes() + " bytes"
                : " is nothing that the configured key can do: " + names(able.stream());
        return algorithm.headerName() + why;
    }

    private static boolean isHmac(JwsAlgorithm algorithm) {
        return algorithm.family() == KeyFamily.HMAC;
    }

    private static String names(Stream<JwsAlgorithm> algorithms) {
        return algorithms.sorted().map(JwsAlgorithm::headerName).collect(Collectors.joining(", "));
    }
}
