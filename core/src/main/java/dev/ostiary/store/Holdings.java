package dev.ostiary.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who has how many entries, and which of them longest: so that whoever has most can make room, without a look at all. Each step takes a
 * time that grows with the logarithm of what there is. Guarded by its owner.
 */
final class Holdings {
    private record Entry(Instant usedAt, long number, String id) {
        static final Comparator<Entry> LONGEST_IDLE =
                Comparator.comparing(Entry::usedAt).thenComparing(Entry::number);
    }

    private static final class Holder {
        private final TreeSet<Entry> entries = new TreeSet<>(Entry.LONGEST_IDLE);

        int size() {
            return entries.size();
        }

        Entry longestIdle() {
            return entries.first();
        }
    }

    /** Among those who have as many, who has something idle longest. */
    private static final Comparator<Holder> MOST_FIRST =
            Comparator.comparingInt(Holder::size).reversed().thenComparing(Holder::longestIdle, Entry.LONGEST_IDLE);

    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final TreeSet<Holder> mostFirst = new TreeSet<>(MOST_FIRST);
    private long last;

    /** Adds an entry, or notes that it was used again; of entries used at the same time, the one noted first is idle longer. */
    void use(String holder, String id, Instant usedAt) {
        remove(holder, id);
        Holder of = holders.computeIfAbsent(holder, first -> new Holder());
        if (of.size() > 0) {
            mostFirst.remove(of);
        }
        Entry entry = new Entry(usedAt, ++last, id);
        entries.put(id, entry);
        of.entries.add(entry);
        mostFirst.add(of);
    }

    void remove(String holder, String id) {
        @Nullable Holder of = holders.get(holder);
        @Nullable Entry entry = entries.get(id);
        if (of == null || entry == null || !of.entries.contains(entry)) {
            return;
        }
        mostFirst.remove(of);
        entries.remove(id);
        of.entries.remove(entry);
        if (of.size() == 0) {
            holders.remove(holder);
        } else {
            mostFirst.add(of);
        }
    }

    /** The entries of one holder, the one that is idle longest first. */
    List<String> of(String holder) {
        @Nullable Holder of = holders.get(holder);
        return of == null ? List.of() : of.entries.stream().map(Entry::id).toList();
    }

    /** How many holders there are; none without an entry. */
    int holders() {
        return holders.size();
    }

    /**
     * What has to go so that somebody may have one more: the longest idle entry of whoever has most then. That is the newcomer himself
     * where he would have as many as anybody else.
     */
    Optional<String> toMakeRoomFor(String newcomer) {
        if (mostFirst.isEmpty()) {
            return Optional.empty();
        }
        Holder most = mostFirst.first();
        @Nullable Holder own = holders.get(newcomer);
        Holder giving = own != null && own.size() + 1 >= most.size() ? own : most;
        return Optional.of(giving.longestIdle().id());
    }
}
