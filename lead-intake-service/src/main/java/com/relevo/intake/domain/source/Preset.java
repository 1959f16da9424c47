package com.relevo.intake.domain.source;

import com.relevo.intake.domain.delivery.Format;
import com.relevo.intake.domain.delivery.KeyFrom;
import com.relevo.intake.domain.mapping.Mapping;
import com.relevo.intake.domain.payload.Path;
import com.relevo.intake.domain.signature.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tool: how it proves itself, what its addresses are asked, how its bodies are
 * written, what tells its deliveries apart, and what they say. {@code proof} is null of a tool that
 * anybody may deliver for; {@code embedded} are texts of a body that are JSON themselves.
 */
public record Preset(
    String id,
    @Nullable Scheme proof,
    @Nullable Handshake handshake,
    Acknowledgement acknowledgement,
    List<Format> formats,
    List<Path> embedded,
    List<Path> secretFields,
    KeyFrom key,
    Mapping mapping,
    @Nullable String zone,
    @Nullable Integer perSecond,
    @Nullable Fetch fetch) {
  public Preset {
    formats = List.copyOf(formats);
    embedded = List.copyOf(embedded);
    secretFields = List.copyOf(secretFields);
  }

  public Optional<Scheme> scheme() {
    return Optional.ofNullable(proof);
  }

  /** Whether the signature covers the URL, which behind a proxy only the configuration knows. */
  public boolean signsUrl() {
    return proof != null && proof.coversUrl();
  }

  /** Whether the tool shows the secret itself, for it cannot sign. */
  public boolean tokenOnly() {
    return proof != null && !proof.signs();
  }

  /** What of the body is a secret and must not be stored. */
  public List<Path> secretsInBody() {
    List<Path> proven = proof == null ? List.of() : proof.secretsInBody();
    return Stream.concat(secretFields.stream(), proven.stream()).toList();
  }
}
