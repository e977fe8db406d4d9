package dev.ostiary.servlet.config;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        names.forEach(this::reportCommonVariables);
    }

    private void reportCommonVariables(String issuer) {
        names.forEach(other -> ProcessSettings.commonVariable(issuer, other)
                .ifPresent(variable -> top.problem(
                        Setting.ISSUERS,
                        "'" + issuer + "' and '" + other + "' cannot stand beside each other, for the variable "
                                + variable + " would be of either; give one of them another name")));
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
        boolean spiffeSubject = read.preset().filter(Preset.SPIFFE::equals).isPresent();
        Optional<String> tenantClaim =
                read.optional(Setting.TENANT_CLAIM, Words::optionalClaimName).flatMap(claim -> claim);
        ClaimMapping claims = ClaimMapping.read(read, withClientId(read, audience.accepted()));
        return keys.map(origin -> new IssuerConfig(
                name,
                origin,
                issuer,
                audience.takesBearerTokens(),
                audience.accepted(),
                audience.claim(),
                algorithms,
                clockSkew,
                maxTokenAge,
                requiredClaims,
                requiredValues,
                tokenTypes,
                spiffeSubject,
                tenantClaim,
                claims));
    }

    /** The provider keeps roles of the client under its name, as those of an audience. */
    private static Set<String> withClientId(SettingReader read, Set<String> audiences) {
        Set<String> names = new LinkedHashSet<>(audiences);
        read.optional(Setting.CLIENT_ID, SignInWords::clientId).ifPresent(names::add);
        return names;
    }

    private static Optional<String> issuer(SettingReader read, boolean oneOfSeveral) {
        Optional<String> issuer = read.optional(Setting.ISSUER, text -> IssuerWords.issuer(text, read.preset()));
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
        for (int i = 0; i < issuers.size(); i++) {
            IssuerConfig issuer = issuers.get(i);
            issuers.subList(0, i).stream()
                    .filter(earlier -> earlier.issuer().equals(issuer.issuer()))
                    .forEach(earlier -> reportCommonAlgorithms(issuer, earlier));
        }
    }

    /** The algorithm of a token tells whose it is, where its {@code iss} does not. */
    private void reportCommonAlgorithms(IssuerConfig issuer, IssuerConfig earlier) {
        Set<JwsAlgorithm> common = new TreeSet<>(issuer.possibleAlgorithms());
        common.retainAll(earlier.possibleAlgorithms());
        if (!common.isEmpty()) {
            top.ofIssuer(issuer.name().orElseThrow())
                    .problem(
                            Setting.ISSUER,
                            "is the same as " + earlier.settingName(Setting.ISSUER) + ", and both may use "
                                    + common.stream()
                                            .map(JwsAlgorithm::headerName)
                                            .collect(Collectors.joining(", "))
                                    + "; whose keys count must be clear: give each algorithms of its own that the"
                                    + " other has not");
        }
    }

    private static String newName(String text, List<String> earlier) {
        if (earlier.contains(Words.issuerName(text))) {
            throw new IllegalArgumentException("'" + text + "' is there twice");
        }
        return text;
    }
}
