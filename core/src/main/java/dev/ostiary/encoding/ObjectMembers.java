package dev.ostiary.encoding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object while it is read. Used by one thread. */
final class ObjectMembers {
    private Map<String, @Nullable Object> members = Collections.emptyMap();

    /** Whether an object may have no more. */
    boolean isFull() {
        return members.size() == StrictJson.MAX_MEMBERS;
    }

    /** Adds one at the end: {@code false} if there is one of that name. */
    boolean add(String name, @Nullable Object value) {
        int before = members.size();
        makeRoom();
        if (members instanceof SmallObject few) {
            few.add(name, value);
        } else {
            members.put(name, value);
        }
        return members.size() > before;
    }

    private void makeRoom() {
        if (members.isEmpty()) {
            members = new SmallObject();
        } else if (members.size() == SmallObject.MOST) {
            members = new LinkedHashMap<>(members);
        }
    }

    /** All of them, unmodifiable. Nothing is added after. */
    Map<String, @Nullable Object> asMap() {
        return members.size() <= SmallObject.MOST ? members : Collections.unmodifiableMap(members);
    }
}
