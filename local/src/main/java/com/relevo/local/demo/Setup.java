package com.relevo.local.demo;

import com.relevo.local.Installation;
import com.relevo.local.PortPlan;
import com.relevo.local.Service;
import com.relevo.local.ServiceOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Writes what the services are told of the demo: its agreement, and its sources with their secrets.
 */
final class Setup {
  private Setup() {}

  static ServiceOptions write(Installation installation, PortPlan ports, Secrets secrets) {
    Path agreement = installation.config().resolve("agreement.yaml");
    try (InputStream text =
        Objects.requireNonNull(Setup.class.getResourceAsStream("agreement.yaml"))) {
      Files.createDirectories(installation.config());
      Files.copy(text, agreement, StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(installation.config().resolve("application.yaml"), sources(ports, secrets));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ServiceOptions.shortLived().with("--relevo.agreement=" + agreement);
  }

  private static String sources(PortPlan ports, Secrets secrets) {
    StringBuilder yaml = new StringBuilder("relevo:\n  intake:\n    sources:\n");
    for (Tool tool : Tool.values()) {
      yaml.append("      ").append(tool.slug()).append(":\n");
      yaml.append("        preset: ").append(tool.preset()).append('\n');
      yaml.append("        secrets: [\"").append(secrets.of(tool).written()).append("\"]\n");
      if (tool == Tool.HUBSPOT) {
        yaml.append("        public-base-url: ")
            .append(ports.url(Service.LEAD_INTAKE))
            .append('\n');
      }
      if (tool == Tool.TYPEFORM || tool == Tool.SITE) {
        yaml.append(
            "        engagement: demo-requested\n"); // both are the form that asks for a demo
      }
    }
    return yaml.toString();
  }
}
