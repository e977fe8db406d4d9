package dev.ostiary.spring;

import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingPlace;
import dev.ostiary.servlet.config.SettingSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The properties {@code ostiary.rule.1}, {@code ostiary.rule.2} of all places as one: as Boot merges maps, a profile that changes or adds one
 * leaves the others in force. Stateless.
 */
final class NumberedRules {
    private static final String RULES = Setting.RULES.settingName();
    private static final String NUMBERED = "rule.";
    private static final String PLACE = "the properties below ostiary.rule";

    private NumberedRules() {}

    /**
     * Puts them together.
     *
     * @param places in the order of their precedence
     * @return the same where none has any; else their own place in front, with {@code rules} if anybody sets that beside them, which the filter
     *     does not accept
     */
    static List<SettingPlace> together(List<SettingPlace> places) {
        Map<String, SettingSource> first = new LinkedHashMap<>();
        for (SettingPlace place : places) {
            entries(place, NumberedRules::isAboutRules).forEach(entry -> first.putIfAbsent(name(entry), entry));
        }
        if (first.keySet().stream().noneMatch(name -> name.startsWith(NUMBERED))) {
            return places;
        }
        List<SettingPlace> together = new ArrayList<>();
        together.add(SettingPlace.of(PLACE, List.copyOf(first.values())));
        for (SettingPlace place : places) {
            List<SettingSource> others = entries(place, name -> !isAboutRules(name));
            together.add(new SettingPlace(place.name(), others, place.isShared()));
        }
        return List.copyOf(together);
    }

    private static List<SettingSource> entries(SettingPlace place, Predicate<String> wanted) {
        return place.entries().stream()
                .filter(entry -> wanted.test(name(entry)))
                .toList();
    }

    private static boolean isAboutRules(String name) {
        return name.equals(RULES) || name.startsWith(NUMBERED);
    }

    /** Each property is an entry of its own. */
    private static String name(SettingSource entry) {
        return entry.texts().keySet().iterator().next();
    }
}
