package dev.ostiary.servlet.config;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.KeyUse;
import dev.ostiary.key.Keys;
import dev.ostiary.key.StaticKeys;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one place that an issuer's keys come from, and the algorithms that these keys can do. */
final class KeySettings {
    /** What fetched keys may come to do: a secret is never fetched. */
    static final Set<JwsAlgorithm> ASYMMETRIC = Stream.of(JwsAlgorithm.values())
            .filter(algorithm -> !isHmac(algorithm))
            .collect(Collectors.toUnmodifiableSet());

    private static final List<Setting> PLACES = List.of(Setting.SECRET, Setting.PUBLIC_KEY, Setting.JWKS_URI);

    private final SettingReader read;
    private final Optional<KeySource> given;
    private final Optional<String> issuer;

    /**
     * @param given keys that came as an object, beside all text
     * @param issuer whose metadata lead to the keys where no other place is named
     */
    KeySettings(SettingReader read, Optional<KeySource> given, Optional<String> issuer) {
        this.read = read;
        this.given = given;
        this.issuer = issuer;
    }

    /** Exactly one of the places; empty when there is a problem with it. */
    Optional<KeyOrigin> origin() {
        reportSeveral();
        Fetching fetching = Fetching.read(read);
        Optional<KeyOrigin> secret = read.optional(Setting.SECRET, KeySettings::secret);
        Optional<KeyOrigin> publicKey = read.optional(Setting.PUBLIC_KEY, this::publicKey);
        Optional<KeyOrigin> fetched = fetched(fetching);
        if (given.isPresent()) {
            return given.map(KeyOrigin.Ready::new);
        }
        boolean nowhere = PLACES.stream().noneMatch(read::isSet);
        return nowhere ? discovered(fetching) : secret.or(() -> publicKey).or(() -> fetched);
    }

    /** The allow-list, every name of which the keys can do; empty leaves it to the keys. */
    Set<JwsAlgorithm> algorithms(Optional<KeyOrigin> keys) {
        List<JwsAlgorithm> algorithms = read.listOfSome(Setting.ALGORITHMS, KeySettings::algorithm);
        boolean symmetric = algorithms.stream().anyMatch(KeySettings::isHmac);
        if (symmetric && !algorithms.stream().allMatch(KeySettings::isHmac)) {
            read.problem(
                    Setting.ALGORITHMS,
                    "HMAC beside signatures by private key would let whoever knows the public key sign; name one kind");
        } else {
            keys.ifPresent(origin -> algorithms.stream()
                    .filter(algorithm -> !origin.algorithms().contains(algorithm))
                    .distinct()
                    .forEach(algorithm -> read.problem(Setting.ALGORITHMS, why(algorithm, origin.algorithms()))));
        }
        return Lists.set(algorithms);
    }

    private Optional<KeyOrigin> fetched(Fetching fetching) {
        Optional<URI> address = read.optional(Setting.JWKS_URI, Locations::keyAddress);
        if (address.filter(Locations::isPlainHttp).isPresent() && !fetching.plainHttp()) {
            read.problem(Setting.JWKS_URI, "over plain http whoever is on the way could exchange the keys");
            return Optional.empty();
        }
        return address.map(uri -> new KeyOrigin.At(uri, fetching, use()));
    }

    /** The issuer's own problem, where it has one, is enough. */
    private Optional<KeyOrigin> discovered(Fetching fetching) {
        if (issuer.isEmpty() && !read.isSet(Setting.ISSUER) && !read.isSet(Setting.CLIENT_ID)) {
            read.problem(
                    Setting.SECRET,
                    "no key to check tokens with; set exactly one of secret, public-key and jwks-uri, or issuer alone,"
                            + " whose keys are found by discovery then");
        }
        if (!read.preset().map(Preset::hasDiscovery).orElse(true)) {
            read.problem(
                    Setting.JWKS_URI,
                    "a trust domain has no discovery; set it to the endpoint of the bundle, or public-key to its file");
            return Optional.empty();
        }
        if (issuer.isPresent() && !isDiscoverable(issuer.get(), fetching.plainHttp())) {
            read.problem(
                    Setting.ISSUER,
                    "with none of secret, public-key and jwks-uri its keys are found by discovery, and it must be an https"
                            + " URL without query and fragment (http to loopback, or with allow-http)"
                            + Locations.hintAtHost(issuer.get()));
            return Optional.empty();
        }
        return issuer.map(iss -> new KeyOrigin.DiscoveredFrom(iss, fetching));
    }

    /** Whether an issuer is a URL that its metadata can be fetched from. */
    static boolean isDiscoverable(String issuer, boolean plainHttp) {
        try {
            URI uri = Locations.keyAddress(issuer);
            return uri.getRawQuery() == null && (plainHttp || !Locations.isPlainHttp(uri));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private void reportSeveral() {
        List<String> set = new ArrayList<>();
        given.ifPresent(source -> set.add("a KeySource (builder)"));
        PLACES.stream().filter(read::isSet).map(read::place).forEach(set::add);
        if (set.size() > 1) {
            Setting last =
                    PLACES.stream().filter(read::isSet).reduce((a, b) -> b).orElseThrow();
            read.problem(last, "keys come from " + String.join(" and ", set) + "; set exactly one of them");
        }
    }

    private static KeyOrigin secret(String text) {
        if (!text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    "begins or ends with white space, which others may cut off; remove it, or"
                            + " write base64url: and the encoded bytes");
        }
        return new KeyOrigin.Ready(StaticKeys.of(HmacSecret.ofText(text).verificationKey()));
    }

    private KeyOrigin publicKey(String text) {
        KeySource keys = Keys.parsePublic(ResourceText.isLocation(text) ? ResourceText.at(text) : text, use());
        return ResourceText.file(text)
                .<KeyOrigin>map(file -> new KeyOrigin.InFile(file, keys.algorithms(), use()))
                .orElseGet(() -> new KeyOrigin.Ready(keys));
    }

    private KeyUse use() {
        return read.preset().map(Preset::keyUse).orElse(KeyUse.SIGNATURE);
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
