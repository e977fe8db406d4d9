package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.redis.RedisAddress.Credentials;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyHostsTest {
    private static final Optional<Credentials> NOBODY = Optional.empty();

    @Test
    void parse_sentinels_haveDefaults() {
        assertThat(Location.parse("redis-sentinel://a.example,b.example:26380/shop"))
                .isEqualTo(new Sentinels(
                        List.of(
                                new RedisAddress("a.example", 26_379, NOBODY, 0, false),
                                new RedisAddress("b.example", 26_380, NOBODY, 0, false)),
                        "shop",
                        new RedisAddress("", 1, NOBODY, 0, false)));
    }

    @Test
    void parse_sentinelsWithEverything_tellsServersAndSentinelsApart() {
        Location location = Location.parse(
                "rediss-sentinel://us%65r:p%40ss@[::1]:7/my-shop.1/3?sentinel-user=watcher&sentinel-password=s+%26t");

        assertThat(location)
                .isEqualTo(new Sentinels(
                        List.of(new RedisAddress("::1", 7, Optional.of(new Credentials("watcher", "s+&t")), 0, true)),
                        "my-shop.1",
                        new RedisAddress("", 1, Optional.of(new Credentials("user", "p@ss")), 3, true)));
    }

    @Test
    void parse_cluster_everyNodeHasTheSameUser() {
        Optional<Credentials> user = Optional.of(new Credentials("", "pw"));

        assertThat(Location.parse("rediss-cluster://:pw@h_1:7001,h2/0"))
                .isEqualTo(new Cluster(List.of(
                        new RedisAddress("h_1", 7_001, user, 0, true), new RedisAddress("h2", 6_379, user, 0, true))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-sentinel://",
                "redis-sentinel://h",
                "redis-sentinel://h/",
                "redis-sentinel://h/shop/x",
                "redis-sentinel://h/shop/1/s3",
                "redis-sentinel://h/sh op",
                "redis-sentinel://h,/shop",
                "redis-sentinel://h:0/shop",
                "redis-sentinel://h:70000/shop",
                "redis-sentinel://s3cret@h/shop",
                "redis-sentinel://u:s3%zz@h/shop",
                "redis-sentinel://h/shop?sentinel-password=",
                "redis-sentinel://h/shop?sentinel-user=s3",
                "redis-sentinel://h/shop?password=s3cret",
                "redis-sentinel://h/shop?sentinel-password=a&sentinel-password=s3",
                "redis-sentinel://h/shop#s3cret",
                "redis-sentinel:h/shop"
            })
    void parse_otherFormsOfSentinels_areRefusedWithoutBeingShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.parse(text))
                .withMessageStartingWith("uri: expected redis-sentinel://")
                .withMessageNotContaining("s3")
                .withNoCause();
    }

    /** There is only one, and nothing is to be done there by mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-cluster://",
                "redis-cluster://h/1",
                "redis-cluster://h/0/0",
                "redis-cluster://h/shop",
                "redis-cluster://h?x=s3",
                "redis-cluster://s3cret@h",
                "redis-cluster://h;h2"
            })
    void parse_otherFormsOfClusters_areRefusedWithoutBeingShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.parse(text))
                .withMessageStartingWith("uri: expected redis-cluster://")
                .withMessageEndingWith("a cluster has database 0 only")
                .withMessageNotContaining("s3")
                .withNoCause();
    }

    @Test
    void toString_always_showsNoCredentials() {
        assertThat(Location.parse("redis-sentinel://us3r:s3cret@a,b/shop?sentinel-password=s3"))
                .hasToString("'shop' of the Sentinels a:26379,b:26379");
        assertThat(Location.parse("redis-cluster://us3r:s3cret@a,b")).hasToString("the cluster a:6379,b:6379");
    }
}
