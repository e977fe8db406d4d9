package dev.ostiary.servlet.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which names mean something: those of the settings, and those that begin with {@code issuers.} and the name of an issuer.
 *
 * @param issuers the names that several issuers were given
 */
record SettingNames(List<String> issuers) {
    private static final String PREFIX = Setting.ISSUERS.settingName() + ".";

    /** What the names of an issuer's own settings begin with. */
    static String prefixOf(String issuer) {
        return PREFIX + issuer + ".";
    }

    /** Why a name means nothing here; empty when it does. */
    Optional<String> fault(String name) {
        if (Setting.of(name).isPresent()) {
            return Optional.empty();
        }
        int dot = name.indexOf('.', PREFIX.length());
        return name.startsWith(PREFIX) && dot > 0
                ? issuersFault(name.substring(PREFIX.length(), dot), name.substring(dot + 1))
                : Optional.of("there is no such setting; " + hint(NearestName.to(name)));
    }

    private Optional<String> issuersFault(String issuer, String own) {
        if (!issuers.contains(issuer)) {
            return Optional.of("issuers does not list '" + issuer + "'; "
                    + hint(NearestName.to(issuer, issuers).map(near -> prefixOf(near) + own)));
        }
        Optional<Setting> setting = Setting.of(own);
        if (setting.isEmpty()) {
            return Optional.of("there is no such setting of an issuer; "
                    + hint(NearestName.to(own, ownNames()).map(near -> prefixOf(issuer) + near)));
        }
        return setting.filter(known -> !known.isPerIssuer())
                .map(known -> "is the same for all issuers; did you mean " + own + "?");
    }

    private static List<String> ownNames() {
        return Stream.of(Setting.values())
                .filter(Setting::isPerIssuer)
                .map(Setting::settingName)
                .toList();
    }

    private static String hint(Optional<String> nearest) {
        return nearest.map(name -> "did you mean " + name + "?").orElse("and none of a similar name");
    }
}
