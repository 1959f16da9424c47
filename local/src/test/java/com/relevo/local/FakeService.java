package com.relevo.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands in for a service's process: ready at once, and dead at once where its folder says {@code
 * broken}.
 */
public final class FakeService {
  private FakeService() {}

  public static void main(String[] arguments) throws IOException {
    if (Files.exists(Path.of("broken"))) {
      System.out.println("the agreement has a mistake in line 7");
      System.exit(3);
    }
    String port =
        Arrays.stream(arguments)
            .filter(each -> each.startsWith("--management.server.port="))
            .findFirst()
            .orElseThrow()
            .split("=")[1];
    HttpServer server =
        HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
    server.createContext(
        "/actuator/health/readiness", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
  }

  /** Puts one where the launcher looks for each service's jar. */
  static void installAll(Path home) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            FakeService.class.getProtectionDomain().getCodeSource().getLocation().toString());
    for (Service service : Service.values()) {
      Path target = Files.createDirectories(home.resolve(service.module()).resolve("target"));
      new JarOutputStream(
              Files.newOutputStream(target.resolve(service.module() + "-1-exec.jar")), manifest)
          .close();
    }
  }
}
