package dev.ostiary.store.redis;

import dev.ostiary.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * The node of a cluster that owns the slot of all keys. Any node knows it; a node that is lost cannot say so, and so another is asked then.
 * Thread-safe.
 */
final class ClusterRoute implements Route {
    /** A node that does not know its own name for others. */
    private static final String UNKNOWN = "?";

    private final Cluster location;
    private final int slot;
    private final Dialler dialler;
    private final Guides nodes;
    private final AtomicReference<Optional<RedisAddress>> owner = new AtomicReference<>(Optional.empty());

    ClusterRoute(Cluster location, byte[] anyKey, Dialler dialler) {
        this.location = location;
        this.slot = JedisClusterCRC16.getSlot(anyKey);
        this.dialler = dialler;
        this.nodes = new Guides(dialler, location.nodes());
    }

    @Override
    public Link connect(Deadline deadline) {
        Optional<RedisAddress> known = Objects.requireNonNull(owner.get());
        if (known.isPresent()) {
            try {
                return dialler.connect(known.get(), deadline.half());
            } catch (JedisException lost) {
                owner.compareAndSet(known, Optional.empty());
            }
        }
        return nodes.first(deadline, any -> true, this::connected);
    }

    private Link connected(Link node, Deadline deadline) {
        RedisAddress address = owner(node, deadline);
        if (address.equals(node.address())) {
            address = byAnother(address, deadline.half()).orElse(address);
        }
        Link link = dialler.connect(address, deadline);
        leadsTo(address);
        return link;
    }

    /** What another node says than the one that names itself, which may not know that it was replaced; empty where nobody does. */
    private Optional<RedisAddress> byAnother(RedisAddress itself, Deadline deadline) {
        try {
            return Optional.of(nodes.first(deadline, other -> !other.equals(itself), this::owner));
        } catch (StoreUnavailableException alone) {
            return Optional.empty();
        }
    }

    private RedisAddress owner(Link node, Deadline deadline) {
        List<RedisAddress> all = new ArrayList<>();
        Optional<RedisAddress> found = Optional.empty();
        for (Reply line : node.ask(deadline, Command.CLUSTER, "SLOTS").list()) {
            List<Reply> range = line.list();
            List<RedisAddress> serving = range.stream()
                    .skip(2)
                    .flatMap(each -> address(node.address(), each.list()).stream())
                    .toList();
            all.addAll(serving);
            if (!serving.isEmpty()
                    && range.get(0).number() <= slot
                    && slot <= range.get(1).number()) {
                found = Optional.of(serving.get(0));
            }
        }
        nodes.know(all);
        return found.orElseThrow(() -> new StoreUnavailableException(
                "no node of " + location + " has slot " + slot + ", where the prefix puts all keys"));
    }

    @Override
    public boolean leadsStillTo(Link link, Deadline deadline) {
        return byAnother(link.address(), deadline).orElse(link.address()).equals(link.address());
    }

    private static Optional<RedisAddress> address(RedisAddress asked, List<Reply> node) {
        if (node.size() < 2 || node.get(0).text().equals(UNKNOWN)) {
            return Optional.empty();
        }
        String host = node.get(0).text();
        return Optional.of(
                asked.at(host.isEmpty() ? asked.host() : host, node.get(1).number()));
    }

    @Override
    public void forget() {
        owner.set(Optional.empty());
    }

    @Override
    public boolean isOfCluster() {
        return true;
    }

    @Override
    public void leadsTo(RedisAddress address) {
        owner.set(Optional.of(address));
    }

    @Override
    public String toString() {
        return location.toString();
    }
}
