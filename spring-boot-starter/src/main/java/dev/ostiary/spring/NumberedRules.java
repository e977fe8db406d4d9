package dev.ostiary.spring;

import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingPlace;
import dev.ostiary.servlet.config.SettingSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts {@code rule.1}, {@code rule.2} and so on of several places together by their numbers, as Boot puts maps together: a profile that changes
 * one rule must not lose the others. A place that has {@code rules} as a whole stands in the place of those behind it. Stateless.
 */
final class NumberedRules {
    private static final String PREFIX = "rule.";

    private NumberedRules() {}

    /** @param places in the order of their precedence */
    static List<SettingPlace> merged(List<SettingPlace> places) {
        List<SettingPlace> merging = places.stream()
                .takeWhile(place -> !names(place).contains(Setting.RULES.settingName()))
                .filter(place -> names(place).stream().anyMatch(NumberedRules::isRule))
                .toList();
        if (merging.size() < 2) {
            return places;
        }
        List<SettingPlace> all = new ArrayList<>();
        for (SettingPlace place : places) {
            if (place.equals(merging.get(0))) {
                all.add(together(merging));
            }
            all.add(merging.contains(place) ? without(place) : place);
        }
        all.removeIf(place -> place.entries().isEmpty());
        return List.copyOf(all);
    }

    private static SettingPlace together(List<SettingPlace> merging) {
        Map<String, SettingSource> rules = new LinkedHashMap<>();
        merging.stream()
                .flatMap(place -> place.entries().stream())
                .forEach(entry -> entry.texts().forEach((name, text) -> {
                    if (isRule(name)) {
                        rules.putIfAbsent(name, new SettingSource(entry.origin(), Map.of(name, text)));
                    }
                }));
        String name = merging.stream().map(SettingPlace::name).collect(Collectors.joining(", "));
        return SettingPlace.of(name, List.copyOf(rules.values()));
    }

    private static SettingPlace without(SettingPlace place) {
        List<SettingSource> others = new ArrayList<>();
        for (SettingSource entry : place.entries()) {
            Map<String, String> texts = new LinkedHashMap<>(entry.texts());
            texts.keySet().removeIf(NumberedRules::isRule);
            if (!texts.isEmpty()) {
                others.add(new SettingSource(entry.origin(), texts));
            }
        }
        return new SettingPlace(place.name(), others, place.isShared());
    }

    private static List<String> names(SettingPlace place) {
        return place.entries().stream()
                .flatMap(entry -> entry.texts().keySet().stream())
                .toList();
    }

    private static boolean isRule(String name) {
        return name.startsWith(PREFIX);
    }
}
