package com.relevo.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of this machine. */
public final class Ports {
  static final String LOOPBACK = "127.0.0.1";
  private static final int FIRST = 20_000;
  private static final int PORTS = 12_000;
  // Processes beside each other begin at different places.
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private static final int MANAGEMENT_ABOVE = 1000;

  private Ports() {}

  /** Where a service whose API listens on {@code port} tells of its health, by default. */
  public static int managementOf(int port) {
    return port + MANAGEMENT_ABOVE;
  }

  /**
   * One that nobody listens on now, and each time another. Below those that systems give to
   * outgoing connections, so that none of these can take it before its server does.
   */
  public static int free() {
    for (int tried = 0; tried < PORTS; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), PORTS);
      if (available(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "Expected a free port from " + FIRST + " on, but " + PORTS + " are taken");
  }

  /** Whether a server could listen there now, on all interfaces as on loopback. */
  public static boolean available(int port) {
    return listens(new InetSocketAddress(LOOPBACK, port)) && listens(new InetSocketAddress(port));
  }

  private static boolean listens(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(
          true); // a port whose last connections still time out is free to a server
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
