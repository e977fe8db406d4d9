package dev.ostiary.servlet.config;

import java.util.List;
import java.util.Set;

/** Whom tokens must be for: a choice that nobody is spared. */
record AudienceSetting(Set<String> accepted, boolean unchecked) {
    private static final String UNCHECKED = "unchecked";

    static AudienceSetting read(SettingReader read) {
        List<String> names = read.listOfSome(Setting.AUDIENCE, Words::name);
        boolean unchecked = names.contains(UNCHECKED);
        if (!read.isSet(Setting.AUDIENCE)) {
            read.problem(
                    Setting.AUDIENCE,
                    "without it, tokens for any application of the issuer would be accepted; set it to what your issuer"
                            + " puts into aud, or to the literal unchecked");
        }
        if (unchecked && names.stream().anyMatch(name -> !name.equals(UNCHECKED))) {
            read.problem(Setting.AUDIENCE, "names audiences and 'unchecked', which makes them pointless; choose");
        }
        return new AudienceSetting(unchecked ? Set.of() : Lists.set(names), unchecked);
    }
}
