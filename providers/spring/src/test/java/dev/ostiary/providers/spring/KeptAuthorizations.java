package dev.ostiary.providers.spring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** What users have allowed, by user too: Spring's own service in memory does not tell whose they are. */
final class KeptAuthorizations implements OAuth2AuthorizationService {
    private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
    private final Map<String, OAuth2Authorization> byId = new ConcurrentHashMap<>();

    void removeThoseOf(String user) {
        byId.values().stream()
                .filter(authorization -> authorization.getPrincipalName().equals(user))
                .toList()
                .forEach(this::remove);
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        kept.save(authorization);
        byId.put(authorization.getId(), authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
        byId.remove(authorization.getId());
    }

    @Override
    public OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
        return kept.findByToken(token, type);
    }
}
