package dev.ostiary.servlet.config;

import java.util.List;
import java.util.Set;

/**
 * Whom tokens must be for: a choice that nobody is spared.
 *
 * @param takesBearerTokens false where users are signed in with the issuer, and nobody says whom its tokens would be for
 * @param accepted empty when the choice is not to check
 * @param claim where they are looked for
 */
record AudienceSetting(boolean takesBearerTokens, Set<String> accepted, String claim) {
    private static final String UNCHECKED = "unchecked";
    private static final String REGISTERED = "aud";

    static AudienceSetting read(SettingReader read) {
        List<String> names = read.listOfSome(Setting.AUDIENCE, Words::name);
        String claim = read.value(Setting.AUDIENCE_CLAIM, Words::claimName);
        boolean unchecked = names.contains(UNCHECKED);
        if (!read.isSet(Setting.AUDIENCE) && read.isSet(Setting.CLIENT_ID)) {
            return new AudienceSetting(false, Set.of(), REGISTERED);
        }
        if (!read.isSet(Setting.AUDIENCE)) {
            read.problem(
                    Setting.AUDIENCE,
                    "without it, tokens for any application of the issuer would be accepted; set it to what your issuer"
                            + " puts into " + claim + ", to a name of your own where the application issues its"
                            + " tokens itself, or to the literal unchecked");
        }
        if (unchecked && names.stream().anyMatch(name -> !name.equals(UNCHECKED))) {
            read.problem(Setting.AUDIENCE, "names audiences and 'unchecked', which makes them pointless; choose");
        }
        if (unchecked && read.isSet(Setting.AUDIENCE_CLAIM) && !claim.equals(REGISTERED)) {
            read.problem(Setting.AUDIENCE_CLAIM, "nothing is looked for in it while the audience is unchecked; choose");
        }
        return unchecked
                ? new AudienceSetting(true, Set.of(), REGISTERED)
                : new AudienceSetting(true, Lists.set(names), claim);
    }
}
