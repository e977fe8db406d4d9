package dev.ostiary.servlet.config;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is written about the trusted issuers: one at the top, or several under the names that {@code issuers} lists. */
final class IssuerSettings {
    private final SettingReader top;
    private final List<String> names;

    IssuerSettings(SettingReader top) {
        this.top = top;
        List<String> listed = new ArrayList<>();
        top.listOfSome(Setting.ISSUERS, text -> listed.add(newName(text, listed)));
        this.names = List.copyOf(listed);
    }

    List<String> names() {
        return names;
    }

    boolean areSeveral() {
        return top.isSet(Setting.ISSUERS);
    }

    /** Each issuer that could be read; where one is missing, its problems are on record. */
    List<IssuerConfig> all(SettingReader single, Optional<KeySource> given) {
        if (!areSeveral()) {
            return one(single, Optional.empty(), given).stream().toList();
        }
        reportWhatBelongsToOne(given);
        List<IssuerConfig> issuers = names.stream()
                .flatMap(name -> one(top.ofIssuer(name).withPreset(), Optional.of(name), Optional.empty()).stream())
                .toList();
        reportSameIssuer(issuers);
        return issuers;
    }

    private static Optional<IssuerConfig> one(SettingReader read, Optional<String> name, Optional<KeySource> given) {
        Optional<String> issuer = issuer(read, name.isPresent());
        AudienceSetting audience = AudienceSetting.read(read);
        KeySettings keySettings = new KeySettings(read, given, issuer);
        Optional<KeyOrigin> keys = keySettings.origin();
        Set<JwsAlgorithm> algorithms = keySettings.algorithms(keys);
        Duration clockSkew = read.value(Setting.CLOCK_SKEW, DurationSetting::clockSkew);
        Optional<Duration> maxTokenAge = read.optional(Setting.MAX_TOKEN_AGE, DurationSetting::maxTokenAge);
        Set<String> requiredClaims = Lists.set(read.list(Setting.REQUIRED_CLAIMS, Words::claimName));
        Map<String, String> requiredValues = RequiredValues.read(read);
        Set<String> tokenTypes = Lists.set(read.listOfSome(Setting.TOKEN_TYPES, Words::tokenType));
        Optional<String> tenantClaim = read.optional(Setting.TENANT_CLAIM, Words::claimName);
        ClaimMapping claims = ClaimMapping.read(read, audience.accepted());
        return keys.map(origin -> new IssuerConfig(
                name,
                origin,
                issuer,
                audience.accepted(),
                audience.claim(),
                algorithms,
                clockSkew,
                maxTokenAge,
                requiredClaims,
                requiredValues,
                tokenTypes,
                tenantClaim,
                claims));
    }

    private static Optional<String> issuer(SettingReader read, boolean oneOfSeveral) {
        Optional<String> issuer = read.optional(Setting.ISSUER, Words::issuer)
                .map(text -> read.preset().map(preset -> preset.issuer(text)).orElse(text));
        if (oneOfSeveral && issuer.isEmpty() && !read.isSet(Setting.ISSUER)) {
            read.problem(Setting.ISSUER, "each of several issuers is known by the iss of its tokens; set it");
        }
        return issuer;
    }

    private void reportWhatBelongsToOne(Optional<KeySource> given) {
        given.ifPresent(source -> top.problem(
                Setting.ISSUERS,
                "a KeySource was given to the builder, which cannot be the keys of several issuers; leave one out"));
        Stream.of(Setting.values())
                .filter(setting -> setting.isPerIssuer() && !setting.isInherited() && top.isSet(setting))
                .forEach(setting -> top.problem(
                        setting,
                        "cannot be shared by several issuers; write it as "
                                + SettingNames.prefixOf(names.isEmpty() ? "<name>" : names.get(0))
                                + setting.settingName() + ", or leave issuers out"));
    }

    private void reportSameIssuer(List<IssuerConfig> issuers) {
        Map<String, IssuerConfig> earlier = new HashMap<>();
        for (IssuerConfig issuer : issuers) {
            issuer.issuer()
                    .map(iss -> earlier.putIfAbsent(iss, issuer))
                    .ifPresent(other -> top.ofIssuer(issuer.name().orElseThrow())
                            .problem(
                                    Setting.ISSUER,
                                    "is the same as " + other.settingName(Setting.ISSUER)
                                            + "; whose keys count must be clear"));
        }
    }

    private static String newName(String text, List<String> earlier) {
        if (earlier.contains(Words.issuerName(text))) {
            throw new IllegalArgumentException("'" + text + "' is there twice");
        }
        return text;
    }
}
