package com.relevo.kit.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code relevo.security}; the issuer and the audiences are Spring's own ({@code
 * spring.security.oauth2.resourceserver.jwt}). {@code rolesClaim} may be a path with dots. Without
 * {@code repClaim} a rep is {@code rep_id}, else {@code preferred_username}, else {@code sub}.
 */
@ConfigurationProperties("relevo.security")
record SecurityProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("roles") String rolesClaim,
    @Nullable String repClaim) {}
